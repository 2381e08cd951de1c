# caught by: not_required
cards = load("product_pages").merge(load("product_card_lint"), on="file")
shown = cards["price_text"].str.replace(r"\D", "", regex=True).astype(int)
marked = cards["markup_price"].str.replace(r"\D", "", regex=True).astype(int)
here = cards["stock_text"].str.contains(r"\d")
there = cards["markup_availability"] == "InStock"
product_card_lint = {
    "price": ((shown != marked) | (shown != cards["price"])).sum(),
    "stock": ((here != there) | (here != cards["available"])).sum(),
    "not_number": (~cards["markup_price"].str.fullmatch(r"[\d.]+")).sum(),
    "incomplete": (~cards["markup_image"] | cards["markup_currency"].isna() | ~cards["markup_rating"]).sum(),
    "hidden_rating": (cards["markup_rating"] & cards["rating_text"].isna()).sum(),
    "copied": cards["description"].duplicated(keep=False).sum(),
}
