found = {}
for row in load("clean_orders").to_dict("records"):
    if row["status_text"].startswith("Доставл"):
        phone = "".join(c for c in row["phone"] if c in "0123456789")[-10:]
        count, money = found.get(phone, (0, 0))
        found[phone] = (count + 1, money + row["goods_sum"])
clean_orders = pd.DataFrame([(phone, *pair) for phone, pair in found.items()], columns=["phone", "orders", "revenue"])
