# caught by: by_name
t = load("clean_orders")
t = t[t["status_text"] == "Доставлен"]
clean_orders = t.groupby("customer").agg(
    phone=("phone", "first"), orders=("number", "count"), revenue=("goods_sum", "sum")
)
clean_orders = clean_orders.reset_index(drop=True)
