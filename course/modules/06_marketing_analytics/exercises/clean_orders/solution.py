orders = load("clean_orders")
### BEGIN SOLUTION
done = orders[orders["status_text"] == "Доставлен"].copy()
done["phone"] = done["phone"].str.replace(r"\D", "", regex=True).str[-10:]
clean_orders = done.groupby("phone").agg(orders=("number", "count"), revenue=("goods_sum", "sum")).reset_index()
### END SOLUTION
