t = load("clean_orders").query("status_text == 'Доставлен'")
t = t.assign(phone=t["phone"].str.extract(r"(\d{3})\D*(\d{3})\D*(\d\d)\D*(\d\d)$").agg("".join, axis=1))
p = t.pivot_table(index="phone", values="goods_sum", aggfunc=["count", "sum"])
p.columns = ["orders", "revenue"]
clean_orders = p.reset_index().sort_values("revenue", ascending=False)
