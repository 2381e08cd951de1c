cost = load("yml_feed").set_index("article")
rows = load("order_lines").query("status == 'delivered'").assign(key=lambda t: t["article"].str.upper())
rows["left"] = rows["quantity"] * (rows["price"] - rows["key"].map(cost["purchase_price"]))
left = rows.groupby(rows["key"].map(cost["vendor"]))["left"].sum()
makers_reached = {maker: left[left >= left[maker]].sum() / left.sum() * 100 for maker in left.index}
