payback_month = {}
for row in load("payback_month").to_dict("records"):
    earned, payback_month[row["channel"]] = 0, 0
    for n in range(1, 13):
        earned += row["fee"] * row["margin"] * row[f"m{n}"]
        if earned >= row["cac"]:
            payback_month[row["channel"]] = n
            break
