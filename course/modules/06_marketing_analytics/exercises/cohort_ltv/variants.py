"""Delivered orders with their margin: from the lines of orders and the purchase prices of the feed."""

import pandas as pd


def generate(rng, lang, orders, order_lines, yml_feed):
    """A frame, one row a delivered order: phone (ten digits), date, margin in whole RUB."""
    cost = dict(zip(yml_feed["article"].tolist(), yml_feed["purchase_price"].tolist(), strict=True))
    margin = {}
    for number, article, price, quantity in zip(
        *(order_lines[name].tolist() for name in ("number", "article", "price", "quantity")), strict=True
    ):
        margin[number] = margin.get(number, 0) + (price - cost[article.upper()]) * quantity
    done = orders[orders["status"] == "delivered"]
    rows = [
        {
            "phone": "".join(c for c in phone if c.isdigit())[-10:],
            "date": date.normalize(),
            "margin": int(margin[number]),
        }
        for number, phone, date in zip(done["number"].tolist(), done["phone"].tolist(), done["date"], strict=True)
    ]
    return pd.DataFrame(rows)
