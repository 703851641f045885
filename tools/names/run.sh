#!/bin/sh
# Learn everything under data/names anew.  usage: tools/names/run.sh LISTS WORK   (at the root, after ninja -C build train-aligner)
# LISTS is the folder with train_parts_*.tsv, train_full_*.tsv and dev.jsonl (which is measured, not learned from).
# The tables are compiled into print-names three times more, each with aligners that have not seen a third of the parts.
set -eu
lists=$1 work=$2 tools=tools/names models="he ar ru ko zh ja"
mkdir -p "$work"
python3 $tools/pivot.py "$lists" >"$work/latin.tsv"
python3 $tools/readings.py "$lists" >"$work/sound.tsv"
for model in $models; do cp "$lists/train_parts_$model.tsv" "$work/$model.tsv"; done

# The units of all models, without the parts of one fold (- for none), into one file.
units() {
	: >"$2"
	for model in latin $models sound; do
		case $1:$model in
		-:* | *:latin | *:he | *:ko) input="$work/$model.tsv" ;; # he and ko are measured on full names of other people
		*)
			input="$work/$model.fold"
			python3 $tools/without_fold.py "$1" <"$work/$model.tsv" >"$input"
			;;
		esac
		build/tools/train-aligner "$model" <"$input" >>"$2"
	done
}

# print-names with these units, under this name.
printer() {
	cp "$1" data/names/units.txt
	ninja -C build tools/print-names
	cp build/tools/print-names "$work/$2"
}

for fold in 0 1 2; do
	units $fold "$work/units.$fold"
	printer "$work/units.$fold" "print-names-$fold"
done
units - "$work/units"
printer "$work/units" print-names
python3 $tools/known.py "$lists" "$work/print-names"
printer "$work/units" print-names
python3 $tools/pairs.py "$lists" 9000 >"$work/pairs.tsv"
python3 $tools/synth.py "$lists" "$work/latin.tsv" 40000 >"$work/synth.tsv"
python3 $tools/cross.py "$lists" >"$work/cross.tsv"
here=$(pwd)
lists=$(cd "$lists" && pwd)
cd "$work"
python3 "$here/$tools/train.py" 300 "$lists/dev.jsonl" pairs.tsv synth.tsv cross.tsv
(echo "# Gradient-boosted trees of the comparison of names (tools/names): the form is told in tools/compile_trees.py."; cat trees.txt) \
	>"$here/data/names/trees.txt"
