# Name, apposition, verb; quotation continued in the next paragraph: speaker found.
cat >report.txt <<'END'
Wife of engineer appeals

"Erik has done nothing wrong," Mara Lind, the wife of the captive engineer, said outside the embassy. "He built wells, and the people there know it.

"Let him come home to his daughters before the winter.

"We ask nothing else."

Her lawyer, Paul Weber, a former judge, added: "She has waited for two years."
END
habeas extract report.txt >out.jsonl
"$PYTHON" "$HERE/statements.py" out.jsonl
