# Places and bodies: one under several spellings, nested ones told as one, with what the lists know of them.
cat >one.txt <<'END'
Ana Ruiz was abducted on 3 May 2022 in Bilohorivka, Ukraine, the Committee to Protect Journalists (CPJ) said in Kiev.
END
cat >two.txt <<'END'
Ana Ruiz, a reporter, was abducted on 3 May 2022 in Bilohorivka in the Luhansk region of Ukraine. CPJ said so on Friday.
Her brother waits in Kyiv.
END
habeas add one.txt two.txt >/dev/null 2>&1
habeas show "Ana Ruiz" | grep -A 1 "taken in"
habeas export >book.json
book book.json '
for kind in "places", "organizations":
    for item in data[kind]:
        known = [item[key] for key in ("country", "kind", "canonical")] + [item.get("within")]
        print(item["name"], sorted(name["text"] for name in item["names"]), known)
'
