"""The price list of shesteryonkin.example in YML: `make(rng, lang, world)` gives the bytes of the XML file.

It is the shop's own copy: beside what the advertising system reads, every offer has its purchase price.
"""

import tomllib
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent


def make(rng, lang, world, without=()):
    """Return the feed of 13 September. `without`: "margin" gives every article a margin of 30%."""
    words = _read(HERE / f"words.{lang}.toml")
    groups = {key: number for number, key in enumerate(world["groups"], 10)}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<yml_catalog date="2026-09-13T23:40:00+03:00">',
        "<shop>",
        f"<name>{words['shop']}</name>",
        f"<company>{words['company']}</company>",
        f"<url>{world['site']}</url>",
        '<currencies><currency id="RUR" rate="1"/></currencies>',
        "<categories>",
        *(f'<category id="{number}">{escape(world["groups"][key])}</category>' for key, number in groups.items()),
        "</categories>",
        "<offers>",
    ]
    products = world["products"]
    order = rng.permutation(len(products)).tolist()
    luck = rng.random_sample((len(products), 4)).tolist()
    for place in order:
        lines.append(_offer(products[place], groups, words, luck[place], thin="margin" not in without))
    lines += ["</offers>", "</shop>", "</yml_catalog>"]
    return ("\n".join(lines) + "\n").encode()


@cache
def _read(path):
    return tomllib.loads(path.read_text("utf-8"))


def _offer(product, groups, words, luck, *, thin):
    cost = product["cost"] if thin else round(0.7 * product["price"])
    name = f"{product['name']}, {words['new']}" if luck[0] < 0.15 else product["name"]
    price = product["price"] + (10 * (1 + int(luck[1] * 500)) if luck[1] < 0.03 else 0)
    old = ""
    if luck[2] < 0.12:
        old = f"<oldprice>{round(price * (0.9 if luck[2] < 0.015 else 1.12))}</oldprice>"
    return (
        f'<offer id="{product["article"]}" available="{"true" if product["available"] else "false"}">'
        f"<url>{product['url']}</url><price>{price}</price>{old}<purchase_price>{cost}</purchase_price>"
        f"<currencyId>RUR</currencyId><categoryId>{groups[product['group']]}</categoryId>"
        f"<picture>{product['url']}photo.jpg</picture><name>{escape(name)}</name><vendor>{product['vendor']}</vendor>"
        f"<vendorCode>{product['article'][4:]}</vendorCode><description>{escape(words['text'])}</description>"
        f'<param name="{words["country"]}">{words["made"][int(luck[3] * 3)]}</param></offer>'
    )
