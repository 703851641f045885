# A title that comes beside the text is found by its words.
printf '%s\n' '{"id":"a","title":"Lighthouse keeper freed","published":"2024-05-06","text":"The man came home on Monday, his wife said."}' >one.jsonl
habeas add --quiet one.jsonl
habeas search lighthouse | grep -c 'Lighthouse'
exit_of habeas search harbour
