call_first = {}
for row in load("call_first").to_dict("records"):
    share = (row["today"] - row["start"] + 1) / (row["deadline"] - row["start"] + 1)
    wanted = 0
    for border, percent in ((0.5, 60), (0.75, 90), (1, 100)):
        if share >= border:
            wanted = percent
    call_first[row["person"]] = call_first.get(row["person"], 0) + max(0, wanted - row["ready"])
