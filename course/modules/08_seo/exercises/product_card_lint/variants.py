"""The shop's feed of the same night: prices and stock by page, which differ from the pages here and there."""

import re

import pandas as pd


def generate(rng, lang, product_pages):
    """A table of `file` (the saved page), `price`, `oldprice` (NaN without one) and `available`."""
    n = len(product_pages)
    luck = rng.random_sample((n, 2)).round(6)
    # A page whose markup has its price as text differs in nothing else: so those who compare texts count it in addition.
    plain = [int(at) for at in rng.permutation(n) if product_pages["markup_price"].iloc[int(at)].isdecimal()]
    wrong_price = set(plain[: int(rng.randint(2, 5, dtype="int64"))])
    wrong_stock = {int(at) for at in rng.permutation(n)[: int(rng.randint(2, 4, dtype="int64"))]}
    rows = []
    for at, (file, shown, stock) in enumerate(product_pages[["file", "price_text", "stock_text"]].values.tolist()):
        price = int(re.sub(r"\D", "", shown))
        there = any(sign.isdigit() for sign in stock)
        if at in wrong_price:
            price += 70 if luck[at, 0] < 0.5 else -50
        old = price + 10 * int(5 + 50 * luck[at, 1]) if luck[at, 1] < 0.35 else None
        rows.append((file, price, old, there != (at in wrong_stock)))
    frame = pd.DataFrame(rows, columns=["file", "price", "oldprice", "available"])
    return frame.iloc[rng.permutation(n)].reset_index(drop=True)
