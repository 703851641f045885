# Curly, angled, low-high and single quotation marks; short quotations; pronoun speakers.
cat >report.txt <<'END'
Families speak

“We have heard nothing,” said Anna Keller, whose son is held.

«He is alive,» Omar Haddad said. «We saw the film.»

„They must free him now“, said Jonas Weber.

»Nobody has called us«, Ines Braun said.

‘I am not angry,’ Rosa Diaz said.

‚We wait‘, said Emil Vogel.

"No comment," she added.

"Never," Samir Aziz said. "Not one day."

He called the deal "a disgrace".

Nadia Salem is his sister. “He is ill,” she said.

Asked whether she would go back, Salem replied: “Yes.”
END
habeas extract report.txt >out.jsonl
"$PYTHON" "$HERE/statements.py" out.jsonl
