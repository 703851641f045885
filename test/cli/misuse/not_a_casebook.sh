# A file that is something else is named and left alone.
printf 'This is a letter and no database, however long you look at it.\n' >letter.txt
exit_of habeas --casebook letter.txt list 2>&1 | sed 's/: .*//'
exit_of habeas --casebook letter.txt add "$SAMPLES/04-wire-sapir-cohen-freed.txt" 2>&1 | grep -c 'letter.txt'
cat letter.txt
mkdir folder
exit_of habeas --casebook folder list 2>&1 | sed 's/: .*//'
