# "A video released by the captors" frees nobody.
printf 'Video released\n\nIslamic Jihad released a video of the hostage Omar Said on Tuesday. His family asked for his release. He would be released on Friday, a mediator said, if the talks go on.\n' >video.txt
casebook_of video.txt '
print(status("Omar Said"))
print([e["type"] for e in events("release", "Omar Said")])
print(sorted({e["reality"] for e in data["events"] if e["type"] == "release"} - {"actual"}) != [])'
