# No sign in a report can drive the terminal or turn the direction of writing in what people read; the words stay.
printf '{"id":"1","published":"2024-05-04","publisher":"Press\\u001b[1m","title":"Dorn\\u001b]0;x\\u0007 \\u009b2J \\u202efree","text":"Carl Dorn\\u001b[2J was freed in Gao \\u202eon May 3, 2024."}\n' >report.jsonl
habeas add report.jsonl >said 2>&1
habeas list >>said
habeas show 'Carl Dorn' >>said
habeas show --claim c1 >>said
habeas search freed >>said
habeas read report.jsonl >>said
"$PYTHON" -c '
text = open("said", encoding="utf-8").read()
print([sign for sign in "\x1b\x07\x9b\u202e" if sign in text], text.count("Carl Dorn"))' | sed 's/ [1-9][0-9]*$/ some/'
