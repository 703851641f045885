# An address is fetched with its redirects, and known again; an address that fails is named and the rest goes on.
"$PYTHON" "$HERE/server.py" "$HERE/../read" port log &
server=$!
trap 'kill $server' EXIT
while [ ! -s port ]; do sleep 0.05; done
at="http://127.0.0.1:$(cat port)"
hide() {
	sed "s,127.0.0.1:$(cat port),HOST,"
}
habeas add "$at/moved" 2>&1 | hide
habeas add "$at/page.html" 2>&1 | hide
exit_of habeas add "$at/missing.html" "$at/page.html" 2>&1 | sed 's/: .*//' | hide
exit_of habeas add "$at/forever" 2>&1 | sed 's/: .*//' | hide
habeas export >book.json
book book.json 'print(len(data["sources"]), data["sources"][0]["url"], data["sources"][0]["published"])' | hide
cat log
