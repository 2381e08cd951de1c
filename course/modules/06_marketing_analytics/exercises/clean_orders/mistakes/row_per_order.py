# caught by: twice
orders = load("clean_orders")
done = orders[orders["status_text"] == "Доставлен"]
phone = done["phone"].str.replace(r"\D", "", regex=True).str[-10:]
clean_orders = pd.DataFrame({"phone": phone, "orders": 1, "revenue": done["goods_sum"]})
