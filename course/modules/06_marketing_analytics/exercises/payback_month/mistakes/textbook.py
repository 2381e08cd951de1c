# caught by: nobody_leaves
t = load("payback_month").set_index("channel")
ratio = t["cac"] / (t["fee"] * t["margin"])
payback_month = (-(-ratio // 1)).astype(int)
