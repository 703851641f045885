# What was wrong, where, and what to do; exit 2 each time, nothing on stdout.
exit_of habeas frobnicate
exit_of habeas --frobnicate list
exit_of habeas list --frobnicate
exit_of habeas list --status
exit_of habeas list --status lost
exit_of habeas list --json=yes
exit_of habeas list all
exit_of habeas list --as-of 2025-02-30
exit_of habeas list --as-of yesterday
exit_of habeas export --format xml
exit_of habeas show
exit_of habeas show A B
exit_of habeas search
exit_of habeas search --limit none x
exit_of habeas add
exit_of habeas extract --precision perfect -
exit_of habeas read http://127.0.0.1:9/page.html
exit_of habeas model export
exit_of habeas model import
exit_of habeas help frobnicate
exit_of habeas --casebook
exit_of habeas --casebook '' list
exit_of habeas list --casebook x.db
exit_of habeas show --claim c1 c2
exit_of habeas add --url https://a.example/ x.html y.html
ls
