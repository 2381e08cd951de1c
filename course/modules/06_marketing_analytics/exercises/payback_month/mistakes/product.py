# caught by: multiplied
payback_month = {}
for row in load("payback_month").to_dict("records"):
    earned, stay, payback_month[row["channel"]] = 0, 1, 0
    for n in range(1, 13):
        stay *= row[f"m{n}"]
        earned += row["fee"] * row["margin"] * stay
        if earned >= row["cac"]:
            payback_month[row["channel"]] = n
            break
