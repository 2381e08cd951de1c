"""Product cards with each fault: the page, its markup and the feed of the night are compared."""

import re
from collections import Counter

from autograder.checks import check, fail, mapping_share, once

KEYS = ("price", "stock", "not_number", "incomplete", "hidden_rating", "copied")


def digits(text):
    return int(re.sub(r"\D", "", str(text)))


@once
def cards(product_pages, case):
    """One dictionary a card: prices and stock by side, and the rest of its columns."""
    feed = {row["file"]: row for row in case.to_dict("records")}
    found = []
    for page in product_pages.to_dict("records"):
        other = feed[page["file"]]
        old = other["oldprice"]
        found.append(
            page
            | {
                "prices": [digits(page["price_text"]), digits(page["markup_price"]), int(other["price"])],
                "stocks": [
                    any(sign.isdigit() for sign in page["stock_text"]),
                    page["markup_availability"] == "InStock",
                    bool(other["available"]),
                ],
                "old": int(other["price"] if old is None or old != old else old),
            }
        )
    return found


def differs(values, *sides):
    return len({values[side] for side in sides}) > 1


@once
def expected(product_pages, case):
    known = cards(product_pages, case)
    texts = Counter(card["description"] for card in known)
    return {
        "price": sum(differs(card["prices"], 0, 1, 2) for card in known),
        "stock": sum(differs(card["stocks"], 0, 1, 2) for card in known),
        "not_number": sum(not card["markup_price"].isdecimal() for card in known),
        "incomplete": sum(not card["markup_image"] or card["markup_currency"] != "RUB" for card in known),
        "hidden_rating": sum(
            bool(card["markup_rating"]) and not isinstance(card["rating_text"], str) for card in known
        ),
        "copied": sum(n for n in texts.values() if n > 1),
    }


def share(answer, product_pages, case):
    return mapping_share(answer, expected(product_pages, case))


@check
def shape(answer):
    whole = all(isinstance(one, int | float) and not isinstance(one, bool) for one in answer.values())
    if set(answer) != set(KEYS) or not whole:
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def nearly_all(answer, product_pages):
    """Prices as they are written never agree, and rows of two tables in different orders hardly ever."""
    if answer["price"] >= 0.8 * len(product_pages):
        return fail(got=answer["price"], n=len(product_pages))


@check
def text_compared(answer, product_pages, case):
    """Prices were compared as they are written."""
    known = cards(product_pages, case)
    apart = [card for card in known if len({str(card["prices"][0]), card["markup_price"], str(card["prices"][2])}) > 1]
    if answer["price"] == len(apart) != expected(product_pages, case)["price"]:
        return fail(got=len(apart))


@check
def old_price(answer, product_pages, case):
    """The price before a discount was compared."""
    got = sum(differs([*card["prices"][:2], card["old"]], 0, 1, 2) for card in cards(product_pages, case))
    if answer["price"] == got != expected(product_pages, case)["price"]:
        return fail(got=got)


@check
def two_of_three(answer, product_pages, case):
    """Two of the three sides were compared, in price and in stock."""
    known, right = cards(product_pages, case), expected(product_pages, case)
    for pair in ((0, 1), (0, 2), (1, 2)):
        pairs = {"price": "prices", "stock": "stocks"}
        found = {key: sum(differs(card[name], *pair) for card in known) for key, name in pairs.items()}
        if all(answer[key] == found[key] for key in pairs):
            for key in pairs:
                if found[key] != right[key]:
                    return fail(key=key, got=found[key])


@check
def not_required(answer, product_pages, case):
    """A rating was taken for required."""
    lacking = [
        card
        for card in cards(product_pages, case)
        if not card["markup_image"] or card["markup_currency"] != "RUB" or not card["markup_rating"]
    ]
    if answer["incomplete"] == len(lacking) != expected(product_pages, case)["incomplete"]:
        return fail(got=len(lacking))


@check
def first_left_out(answer, product_pages, case):
    texts = Counter(card["description"] for card in cards(product_pages, case))
    if answer["copied"] == sum(n - 1 for n in texts.values()):
        return fail(got=answer["copied"])


@check
def value(answer, product_pages, case):
    for key, right in expected(product_pages, case).items():
        if answer[key] != right:
            return fail(key=key, got=answer[key])
