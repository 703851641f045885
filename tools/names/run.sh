#!/bin/sh
# Learn known, frequent, units and trees under data/names anew.  usage: tools/names/run.sh LISTS WORK   (at the root, after make)
# LISTS is the folder with train_parts_*.tsv, train_full_*.tsv and dev.jsonl (which is measured, not learned from).
# The tables are compiled into print-names four times: with aligners of all parts, and with three that have not seen a third of
# them.  By hand: letters, plain and patronymics; han and pinyin are made by han.py.  What the scripts need stands at their heads.
set -eu
export PYTHONHASHSEED=0 # the scripts draw from sets
lists=$1 work=$2 tools=tools/names models="he ar ru ko zh ja"
mkdir -p "$work"
ninja -C build tools/train-aligner tools/print-names
python3 $tools/known.py "$lists" build/tools/print-names # before the units: what is known is compiled into all that print
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
python3 $tools/pairs.py "$lists" 9000 >"$work/pairs.tsv"
python3 $tools/synth.py "$lists" "$work/latin.tsv" 40000 >"$work/synth.tsv"
python3 $tools/cross.py "$lists" >"$work/cross.tsv"
here=$(pwd)
lists=$(cd "$lists" && pwd)
cd "$work"
python3 "$here/$tools/train.py" 300 "$lists/dev.jsonl" pairs.tsv synth.tsv cross.tsv
head="# Gradient-boosted trees of the comparison of names (tools/names): the form is told in tools/compile_trees.py."
{ echo "$head"; cat trees.txt; } >"$here/data/names/trees.txt"
