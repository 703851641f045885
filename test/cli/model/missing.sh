# Without a model no report can be read; the message says how to get one.
unset HABEAS_MODEL
export XDG_DATA_HOME="$PWD/data"
echo 'Anna Keller was freed.' >report.txt
cp "$HABEAS" habeas
exit_of ./habeas extract report.txt
exit_of ./habeas --casebook case.db add report.txt
exit_of ./habeas extract --model nowhere.model report.txt
# Reading needs none.
./habeas read report.txt | grep freed
