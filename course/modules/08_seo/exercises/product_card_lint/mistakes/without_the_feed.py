# caught by: two_of_three
cards = load("product_pages")
shown = cards["price_text"].str.replace(r"\D", "", regex=True).astype(int)
marked = cards["markup_price"].str.replace(r"\D", "", regex=True).astype(int)
here = cards["stock_text"].str.contains(r"\d")
there = cards["markup_availability"] == "InStock"
product_card_lint = {
    "price": (shown != marked).sum(),
    "stock": (here != there).sum(),
    "not_number": (~cards["markup_price"].str.fullmatch(r"[\d.]+")).sum(),
    "incomplete": (~cards["markup_image"] | cards["markup_currency"].isna()).sum(),
    "hidden_rating": (cards["markup_rating"] & cards["rating_text"].isna()).sum(),
    "copied": cards["description"].duplicated(keep=False).sum(),
}
