# Reading commands never make a casebook.
for command in list export verify "show x" "search x" "show --claim c1"; do
	exit_of habeas --casebook nowhere.db $command
done
ls -A
