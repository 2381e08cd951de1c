"""Thirty saved product cards of an invented shop: `make(rng, lang)` gives the bytes of a ZIP of HTML pages.

What the page shows and what its JSON-LD says differ where a fault is planted; the number of pages with each fault is
drawn. Words are in words.<lang>.toml.
"""

import io
import json
import tomllib
import zipfile
from itertools import product
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
SLUGS = ("kolodki", "amortizator", "filtr", "svecha", "stojka", "remen")
HOST = "https://shesteryonkin.example/product"
FAULTS = {  # fault: least and most pages with it
    "markup_price": (3, 5),
    "markup_stock": (2, 4),
    "price_as_text": (2, 4),
    "no_image": (2, 3),
    "no_currency": (2, 3),
    "hidden_rating": (3, 6),
}


def make(rng, lang, scenario=HERE, without=()):
    words = tomllib.loads((scenario / f"words.{lang}.toml").read_text("utf-8"))
    cards = _cards(rng, words)
    _faults(rng, cards, words, without)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for card in cards:
            archive.writestr(zipfile.ZipInfo(card["file"], (2026, 9, 14, 3, 10, 0)), _html(card, words))
    return content.getvalue()


def _cards(rng, words):
    pairs = list(product(range(len(words["parts"])), range(len(words["cars"]))))
    codes = (100_000 + np.argsort(rng.random_sample(90_000), kind="stable")[: len(pairs)]).tolist()
    numbers = rng.randint(10**6, size=(len(pairs), 6), dtype="int64").tolist()
    cards = []
    for (part, car), code, (a, b, c, d, e, f) in zip(pairs, codes, numbers, strict=True):
        price = 290 + 10 * (a % 640)
        fill = {
            "part": words["parts"][part],
            "car": words["cars"][car],
            "brand": words["brands"][b % len(words["brands"])],
            "code": code,
            "weight": 80 + c % 900,
            "months": 6 + d % 30,
        }
        cards.append(
            fill
            | {
                "file": f"{SLUGS[part]}-{code}.html",
                "price": price,
                "old": price + 10 * (5 + e % 60) if e % 3 == 0 else None,
                "stock": 1 + f % 40 if f % 4 else 0,
                "rating": f"{3.6 + (a % 14) / 10:.1f}" if b % 2 else None,
                "reviews": 3 + c % 60,
                "text": words["text"].format(**fill),
                "alt": d % 3 > 0,
                "faults": set(),
            }
        )
    return cards


def _faults(rng, cards, words, without):
    for fault, (least, most) in FAULTS.items():
        number = int(rng.randint(least, most + 1, dtype="int64"))
        order = np.argsort(rng.random_sample(len(cards)), kind="stable").tolist()
        fit = [n for n in order if fault != "hidden_rating" or cards[n]["rating"] is None]
        if fault == "no_currency":  # a page without a picture may lack it too; the counts of both must not be equal
            fit = [n for n in fit if "no_image" not in cards[n]["faults"]]
        if fault == "price_as_text":  # the amount itself is right
            fit = [n for n in fit if "markup_price" not in cards[n]["faults"]]
        if fault not in without:
            for n in fit[:number]:
                cards[n]["faults"].add(fault)
    order = np.argsort(rng.random_sample(len(cards)), kind="stable").tolist()
    for text, number in zip(
        words["copied"], rng.randint(2, 5, len(words["copied"]), dtype="int64").tolist(), strict=True
    ):
        if "copied" not in without:
            for n in order[:number]:
                cards[n]["text"] = text
        order = order[number:]


def _markup(card):
    faults = card["faults"]
    price = card["price"] + (190 if card["price"] % 20 else -90) if "markup_price" in faults else card["price"]
    stock = bool(card["stock"]) != ("markup_stock" in faults)
    offer = {
        "@type": "Offer",
        "price": f"{price:,} ₽".replace(",", " ") if "price_as_text" in faults else price,
        "priceCurrency": "RUB",
        "availability": "https://schema.org/" + ("InStock" if stock else "OutOfStock"),
    }
    found = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": f"{card['part']} {card['brand']}",
        "image": f"https://shesteryonkin.example/img/{card['code']}.webp",
        "offers": offer,
    }
    if "no_image" in faults:
        del found["image"]
    if "no_currency" in faults:
        del offer["priceCurrency"]
    if card["rating"] or "hidden_rating" in faults:
        rating = card["rating"] or "4.9"
        found["aggregateRating"] = {"@type": "AggregateRating", "ratingValue": rating, "reviewCount": card["reviews"]}
    return json.dumps(found, ensure_ascii=False)


def _html(card, words):
    spaced = f"{card['price']:,}".replace(",", "\u00a0")
    title = words["title"].format(**card)
    stock = words["in_stock"].format(n=card["stock"]) if card["stock"] else words["out"]
    alt = title if card["alt"] else ""
    lines = [
        "<!doctype html>",
        '<html><head><meta charset="utf-8">',
        f"<title>{title}</title>",
        f'<meta name="description" content="{words["about"].format(**card)}">',
        f'<link rel="canonical" href="{HOST}/{card["file"].removesuffix(".html")}/">',
        f'<script type="application/ld+json">{_markup(card)}</script>',
        "</head><body>",
        f"<h1>{card['part']} {card['brand']}, {card['car']}</h1>",
        f'<img src="/img/{card["code"]}.webp" alt="{alt}">',
    ]
    if card["old"]:
        lines.append(f'<del class="was">{words["old"].format(price=card["old"])}</del>')
    lines.append(f'<div class="price">{words["price"].format(price=spaced)}</div><p class="stock">{stock}</p>')
    if card["rating"]:
        lines.append(f'<p class="rating">{words["rating"].format(rating=card["rating"], n=card["reviews"])}</p>')
    lines.append(f'<div class="description">{card["text"]}</div></body></html>')
    return "\n".join(lines) + "\n"
