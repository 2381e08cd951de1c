# caught by: phones_as_typed
t = load("clean_orders")
t = t[t["status_text"] == "Доставлен"]
clean_orders = t.groupby("phone").agg(orders=("number", "count"), revenue=("goods_sum", "sum")).reset_index()
