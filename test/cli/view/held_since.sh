# Who is held and whose taking has a day is not said to be held since nobody knows when.
printf '{"id":"1","published":"2024-03-12","title":"Appeal","text":"Carl Dorn was abducted in Gao on 5 November 2023. He is still being held by the group, his family says."}\n' >report.jsonl
habeas add --quiet report.jsonl
habeas show 'Carl Dorn' >shown
grep -c '  now  *held' shown
grep -c 'now  *held, taken 2023-11-05\|now  *held since 2023-11-05' shown
exit_of grep 'no report says since when' shown
exit_of habeas show --as-of 2024-03-11 'Carl Dorn'
