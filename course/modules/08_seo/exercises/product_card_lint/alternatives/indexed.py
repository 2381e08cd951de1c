table = load("product_pages").set_index("file").join(load("product_card_lint").set_index("file"))
prices = table[["price_text", "markup_price", "price"]].astype(str).apply(lambda column: column.str.replace(r"[^0-9]", "", regex=True).astype(float))
stock = pd.DataFrame({"a": ~table["stock_text"].isin(["Нет в наличии", "Not in stock"]), "b": table["markup_availability"].eq("InStock"), "c": table["available"]})
repeats = table["description"].map(table["description"].value_counts())
product_card_lint = pd.Series({
    "price": int((prices.nunique(axis=1) > 1).sum()),
    "stock": int((stock.nunique(axis=1) > 1).sum()),
    "not_number": int(table["markup_price"].str.contains("₽").sum()),
    "incomplete": len(table[(table["markup_image"] == False) | table["markup_currency"].isna()]),
    "hidden_rating": len(table[table["markup_rating"] & table["rating_text"].isna()]),
    "copied": int((repeats > 1).sum()),
})
