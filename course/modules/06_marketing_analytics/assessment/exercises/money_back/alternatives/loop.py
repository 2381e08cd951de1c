money_back = {}
for row in load("money_back").to_dict("records"):
    rest, money_back[row["channel"]] = row["cac"], 0
    for n in range(1, 11):
        rest -= row[f"m{n}"] * (1 - row["materials"])
        if rest <= 0:
            money_back[row["channel"]] = n
            break
