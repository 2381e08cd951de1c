feed = {row["file"]: row for row in load("product_card_lint").to_dict("records")}
product_card_lint = dict.fromkeys(["copied", "hidden_rating", "incomplete", "not_number", "price", "stock"], 0)
pages = load("product_pages").to_dict("records")
texts = [page["description"] for page in pages]
digits = lambda text: int("".join(sign for sign in str(text) if sign.isdigit()))
for page in pages:
    other = feed[page["file"]]
    product_card_lint["price"] += len({digits(page["price_text"]), digits(page["markup_price"]), other["price"]}) > 1
    stock = {page["stock_text"][-1] != "и" and page["stock_text"] != "Not in stock", page["markup_availability"] == "InStock", bool(other["available"])}
    product_card_lint["stock"] += len(stock) > 1
    product_card_lint["not_number"] += not page["markup_price"].isdigit()
    product_card_lint["incomplete"] += not page["markup_image"] or not isinstance(page["markup_currency"], str)
    product_card_lint["hidden_rating"] += page["markup_rating"] and not isinstance(page["rating_text"], str)
    product_card_lint["copied"] += texts.count(page["description"]) > 1
