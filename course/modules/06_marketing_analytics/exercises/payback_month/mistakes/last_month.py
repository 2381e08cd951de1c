# caught by: never_is_last
payback_month = {}
for row in load("payback_month").to_dict("records"):
    earned, n = 0, 0
    while earned < row["cac"] and n < 12:
        n += 1
        earned += row["fee"] * row["margin"] * row[f"m{n}"]
    payback_month[row["channel"]] = n
