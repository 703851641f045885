# Curly, angled, low-high and single quotation marks; short quotations; pronoun speakers.
cat >marks.txt <<'END'
Families speak

“We have heard nothing,” said Anna Keller, whose son is held.

«He is alive,» Omar Haddad said. «We saw the film.»

„They must free him now“, said Jonas Weber.

»Nobody has called us«, Ines Braun said.

‚We wait‘, said Emil Vogel.

‘I am not angry,’ Rosa Diaz said.
END
cat >short.txt <<'END'
"Never," Samir Aziz said. "Not one day," he added.

Aziz called the deal "a disgrace".

Nadia Salem is his sister. “He is ill,” she said. "No comment," she added.

Asked whether she would go back, Salem replied: “Yes.”
END
habeas extract marks.txt short.txt >out.jsonl
"$PYTHON" "$HERE/statements.py" out.jsonl
