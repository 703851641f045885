# A file that is not there is named; the others are read all the same; exit 3.
echo 'Anna Keller came home.' >there.txt
exit_of habeas read nowhere.txt there.txt nowhere.jsonl | grep 'Keller\|exit'
