# No date is invented.
printf 'A headline\n\nAnna Keller came home on Monday.\n' >undated.txt
habeas read undated.txt | grep published
