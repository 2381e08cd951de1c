# caught by: every_status
t = load("clean_orders")
t = t[t["status_text"] != "Отменён"].copy()
t["phone"] = t["phone"].str.replace(r"\D", "", regex=True).str[-10:]
clean_orders = t.groupby("phone").agg(orders=("number", "count"), revenue=("goods_sum", "sum")).reset_index()
