"""What the datasets of shesteryonkin.example share: the range, the customers and every order of the summer of 2026.

`world(rng, lang)` returns a dict of plain data, so that the order export, the feed, the visits and the pages speak
of the same articles, and a visit that ends with an order holds the number of that order.
"""

import tomllib
from bisect import bisect
from datetime import datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

HERE = Path(__file__).parent
SITE = "https://shesteryonkin.example"
ORDERS = 2200
ONLINE = 0.7
"""Share of orders that are made on the site; the others are telephoned."""
AD_OF_GROUPS = ("batteries", "pads", "filters", "oils", "lamps", "mats")
"""Groups with a feed campaign; its name is feed_<group>."""
SOURCES = (("ad", 0.37), ("organic", 0.3), ("direct", 0.21), ("email", 0.07), ("social", 0.05))
STATUSES = (("delivered", 0.82), ("cancelled", 0.1), ("returned", 0.08))
FRESH = (("delivered", 0.4), ("sent", 0.32), ("processing", 0.13), ("new", 0.08), ("cancelled", 0.07))
"""Statuses of the last six days: those orders are on their way."""
HOURS = (0, 0, 0, 0, 0, 0, 1, 2, 5, 8, 10, 10, 9, 8, 8, 8, 8, 7, 7, 7, 6, 5, 3, 1)
WEEKDAYS = (1.1, 1.05, 1.0, 1.0, 1.05, 0.95, 0.75)


@cache
def _plan():
    return tomllib.loads((HERE / "range.toml").read_text("utf-8"))


def world(rng, lang):
    """Return site, groups, products, campaigns and orders (oldest first) of one trainee."""
    plan = _plan()
    products = _products(rng, plan, lang)
    return {
        "site": SITE,
        "start": plan["start"],
        "days": plan["days"],
        "groups": {group["key"]: group[lang] for group in plan["group"]},
        "campaigns": {f"feed_{key}": key for key in AD_OF_GROUPS},
        "products": products,
        "orders": _orders(rng, plan, products),
    }


def _products(rng, plan, lang):
    """Articles: price and purchase price in whole roubles, name, page; `bait` and `loss` mark planted thin margins."""
    products = []
    for group in plan["group"]:
        low, high = group["price"]
        count = group["articles"]
        numbers = rng.permutation(900)[:count] + 1000
        luck = rng.random_sample((count, 4)).tolist()
        popular = rng.permutation(count).tolist()
        for i in range(count):
            price = int(10 * round((low + (high - low) * luck[i][0] ** 1.6) / 10))
            thin, wide = group["margin"]
            article = f"{group['code']}-{int(numbers[i])}"
            vendor = group["vendors"][i % 3]
            products.append(
                {
                    "article": article,
                    "group": group["key"],
                    "vendor": vendor,
                    "name": f"{group['items'][lang][(i // 3) % 3]} {vendor} {10 * (1 + i // 12)}",
                    "price": price,
                    "cost": price - max(1, round(price * (thin + (wide - thin) * luck[i][1]))),
                    "slug": article.lower(),
                    "url": f"{SITE}/catalog/{group['key']}/{article.lower()}/",
                    "available": luck[i][2] > 0.08,
                    # Popularity falls as 1 / rank within the group, batteries faster: one of them is the shop's pride.
                    "weight": group["weight"] / (1 + popular[i]) ** (1.15 if group["key"] == "batteries" else 0.85),
                    "season": group["season"],
                    "mark": "",
                }
            )
    _thin(rng, products)
    for key in {product["group"] for product in products}:
        whole = sum(product["weight"] for product in products if product["group"] == key)
        share = next(group["weight"] for group in plan["group"] if group["key"] == key)
        for product in products:
            if product["group"] == key:
                product["weight"] *= share / whole
    return products


def _thin(rng, products):
    """Sell the most wanted battery almost at cost, some well-sold batteries and oils too, and two articles at a loss.

    Two batteries sell by large orders that come to nothing, two by large orders that are telephoned.
    """
    wanted = {
        key: sorted((p for p in products if p["group"] == key), key=lambda p: -p["weight"])
        for key in ("batteries", "oils", "pads")
    }
    hero = wanted["batteries"][0]
    hero.update(price=int(10 * round((7200 + 1400 * rng.random_sample()) / 10)), mark="hero")
    hero["cost"] = round(hero["price"] * 0.955)
    hero["weight"] *= 1.5
    baits = [wanted["batteries"][i] for i in (2, 4, 5)] + [wanted["oils"][i] for i in (1, 3, 6)]
    for product, luck in zip(baits, rng.random_sample(len(baits)).tolist(), strict=True):
        product.update(cost=product["price"] - 2 - int(6 * luck), mark="bait")
    for product, mark in zip(wanted["batteries"][14:18], ("undone", "undone", "phoned", "phoned"), strict=True):
        product.update(cost=product["price"] - 3, mark=mark, weight=product["weight"] / 60)
    for product in (wanted["oils"][4], wanted["pads"][5]):
        product.update(cost=round(product["price"] * (1.02 + 0.03 * float(rng.random_sample()))), mark="loss")


def _orders(rng, plan, products):
    """Orders with their lines; every random number is drawn for every order, so that one change moves no other."""
    start = datetime.combine(plan["start"], datetime.min.time())
    days = [WEEKDAYS[day % 7] * (0.9 + 0.2 * day / plan["days"]) for day in range(plan["days"])]
    pick_day, pick_hour = _picker(days), _picker(HOURS)
    early, late = (_picker([p["weight"] * (1 + (p["season"] - 1) * part) for p in products]) for part in (0.0, 1.0))
    pick_source, pick_status, pick_fresh = (_picker([w for _, w in table]) for table in (SOURCES, STATUSES, FRESH))
    luck = rng.random_sample((ORDERS, 24)).tolist()
    moments = sorted(
        start + timedelta(days=pick_day(row[0]), hours=pick_hour(row[1]), seconds=int(3600 * row[2])) for row in luck
    )
    number = 40_000 + int(rng.randint(2000, dtype="int64"))
    orders, seen, people = [], [], 0
    for row, moment in zip(luck, moments, strict=True):
        returning = len(seen) > 80 and row[4] < 0.34
        customer = seen[int(row[5] ** 0.7 * len(seen))] if returning else people
        people += not returning
        seen.append(customer)
        online = row[6] < ONLINE
        source = SOURCES[pick_source(row[7])][0] if online else ""
        if returning and source == "ad" and row[8] < 0.5:
            source = "email" if row[9] < 0.4 else "direct"
        passed = (moment - start).days / plan["days"]
        count = 1 + (row[10] < 0.42) + (row[10] < 0.17) + (row[10] < 0.06)
        lines = []
        for n in range(count):
            product = products[(late if row[11 + n] < passed else early)(row[15 + n])]
            if all(product["article"] != line["article"] for line in lines):
                quantity = 1 + (product["price"] < 1700 and row[19] < 0.3) + (product["price"] < 700 and row[19] < 0.12)
                lines.append({"article": product["article"], "price": product["price"], "quantity": int(quantity)})
        fresh = moment > start + timedelta(days=plan["days"] - 6)
        table, pick = (FRESH, pick_fresh) if fresh else (STATUSES, pick_status)
        first = next(p for p in products if p["article"] == lines[0]["article"])
        campaign = f"feed_{first['group']}" if source == "ad" and first["group"] in AD_OF_GROUPS else ""
        if source == "ad" and not campaign:
            source = "organic"
        # A campaign of one group sells other groups too: people come for a filter and leave with wipers.
        if campaign and row[20] < 0.22:
            campaign = f"feed_{AD_OF_GROUPS[int(row[21] * len(AD_OF_GROUPS))]}"
        goods = sum(line["price"] * line["quantity"] for line in lines)
        orders.append(
            {
                "moment": moment,
                "customer": customer,
                "returning": returning,
                "online": online,
                "source": source,
                "campaign": campaign,
                "status": table[pick(row[22])][0],
                "lines": lines,
                "goods": goods,
                "discount": int(goods * 0.05) if returning and row[23] < 0.3 else 0,
                "delivery": 0 if goods >= 5000 else (290 if row[23] < 0.75 else 390),
                "staff": False,
                "typed": False,
            }
        )
    _large(rng, orders, products)
    _staff(rng, orders, products)
    orders.sort(key=lambda order: order["moment"])
    for order in orders:
        number += 1 + order["moment"].minute % 3
        order["number"] = str(number)
    # Two datasets write the same export, so what they draw for an order is drawn here.
    for order, row in zip(orders, rng.random_sample((len(orders), 8)).tolist(), strict=True):
        order["luck"] = row
    return orders


def _large(rng, orders, products):
    """Add orders of garages: those of articles marked `undone` come to nothing, `phoned` ones are sold."""
    marked = [product for product in products if product["mark"] in ("undone", "phoned") for _ in range(3)]
    for product, row in zip(marked, rng.random_sample((len(marked), 3)).tolist(), strict=True):
        quantity = 5 + int(3 * row[0])
        sold = product["mark"] == "phoned"
        orders.append(
            {
                "moment": orders[int((0.05 + 0.8 * row[1]) * ORDERS)]["moment"] + timedelta(seconds=41),
                "customer": 4000 + len(orders) % 7,
                "returning": True,
                "online": False,
                "source": "",
                "campaign": "",
                "status": "delivered" if sold else ("cancelled" if row[2] < 0.5 else "returned"),
                "lines": [{"article": product["article"], "price": product["price"], "quantity": quantity}],
                "goods": product["price"] * quantity,
                "discount": 0,
                "delivery": 0,
                "staff": False,
                "typed": sold,
            }
        )


def _staff(rng, orders, products):
    """Add orders by which the shop's own people try the site: cancelled, all of them in the last four weeks."""
    end = orders[ORDERS - 1]["moment"]
    for n, row in enumerate(rng.random_sample((36, 3)).tolist()):
        product = products[int(row[0] * len(products))]
        quantity = 1 + int(4 * row[2])
        orders.append(
            {
                "moment": end - timedelta(seconds=int(26 * 86400 * row[1])),
                "customer": -1 - n % 3,
                "returning": n > 2,
                "online": True,
                "source": "direct",
                "campaign": "",
                "status": "cancelled",
                "lines": [{"article": product["article"], "price": product["price"], "quantity": quantity}],
                "goods": product["price"] * quantity,
                "discount": 0,
                "delivery": 0,
                "staff": True,
                "typed": False,
            }
        )


def _picker(weights):
    """A function from a number in [0, 1) to a place in `weights`."""
    total = list(accumulate(weights))
    top, last = total[-1], len(total) - 1
    return lambda chance: bisect(total, chance * top, 0, last)
