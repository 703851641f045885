# Adding a source twice changes nothing.
report="$SAMPLES/09-agency-release-harbour.txt"
habeas add "$report"
habeas export >first.json
habeas add "$report"
habeas add --json "$report" | grep -c '"new":false'
habeas export >second.json
cmp first.json second.json && echo same
