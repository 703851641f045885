# A model that was cut short or altered is refused, with its name.
echo 'Anna Keller was freed.' >report.txt
head -c 200000 "$HABEAS_MODEL" >short.model
cp "$HABEAS_MODEL" altered.model
printf 'XXXX' | dd of=altered.model bs=1 seek=300000 conv=notrunc 2>/dev/null
: >empty.model
for model in short.model altered.model empty.model report.txt; do
	exit_of habeas extract --model "$model" report.txt 2>message
	grep -c "^habeas: $model: " message
done
