# caught by: with_delivery
t = load("clean_orders")
t = t[t["status_text"] == "Доставлен"].copy()
t["phone"] = t["phone"].str.replace(r"\D", "", regex=True).str[-10:]
clean_orders = t.groupby("phone").agg(orders=("number", "count"), revenue=("total", "sum")).reset_index()
