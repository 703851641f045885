# A report that comes through a named pipe is read whole, and what has nothing in it is refused.
mkfifo pipe
printf 'Nurse freed after a year\n\nThe nurse came home on Monday, her sister said.\n' >pipe &
habeas read --json pipe | grep -c 'her sister said'
: >empty.txt
exit_of habeas read empty.txt
printf '%%PDF-1.7\nrubbish\n' >page.pdf
exit_of habeas read page.pdf
exit_of habeas read .
