# A case file says each thing once and in order: an exchange has the day of the release that it was the way of; a group that two reports
# describe alike stands there once; a span of days is not dated by the day on which it was told; what has no day stands in the order in
# which it became known; a parent without a name is one of the two who have one; and what is only counted stands under its own heading.
cat >reports.jsonl <<'END'
{"id":"1","published":"2024-03-12","title":"First","text":"The engineer Carl Dorn was abducted in Gao on 5 November 2023. His mother, Ida Dorn, and his father, Emil Dorn, live in Basel."}
{"id":"2","published":"2024-03-20","title":"Second","text":"The engineer Carl Dorn, who was abducted in Gao on 5 November 2023, was freed on Monday in exchange for 40 prisoners. Carl Dorn said that he had been alone. His mother, Ida Dorn, met him."}
{"id":"3","published":"2024-03-21","title":"Third","text":"The engineer Carl Dorn, who was abducted in Gao on 5 November 2023, was freed on Monday in exchange for 40 prisoners. His mother, Ida Dorn, wept. Dorn, the son of her school friend, was beaten in captivity, a neighbour said."}
{"id":"4","published":"2024-06-20","title":"Fourth","text":"The engineer Carl Dorn, who was abducted in Gao on 5 November 2023, has come home to his mother, Ida Dorn. Dorn was held captive for 134 days."}
END
habeas add --quiet reports.jsonl
habeas show 'Carl Dorn' | sed -n -e 's/ \[c.*//' -e '/^Family/,/^Sources/p'
habeas show --all 'Carl Dorn' | grep -c 'parent  *friend'
