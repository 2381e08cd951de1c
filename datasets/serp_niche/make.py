"""Results pages of a niche: `make(rng, lang)` gives the bytes of a ZIP of Yandex Search API answers, 20 places each.

sites.toml holds the sites and what their roles do; which shop plays which role is drawn. Each query has a kind of page
that people are shown, or none that prevails: it shows in the addresses (/catalog/, /product/, /blog/).
"""

import io
import tomllib
import zipfile
from itertools import cycle
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np

HERE = Path(__file__).parent
FOLDERS = {"category": "catalog", "card": "product", "article": "blog"}
OTHERS = {"category": ("card", "article"), "card": ("category", "article"), "article": ("category", "card")}


def make(rng, lang, scenario=HERE, without=()):
    """One XML file a query, named by its number."""
    plan = tomllib.loads((scenario / "sites.toml").read_text("utf-8"))
    words = tomllib.loads((scenario / f"words.{lang}.toml").read_text("utf-8"))
    cars = [words["cars"][n] for n in np.argsort(rng.random_sample(6), kind="stable")]
    queries = [
        form.format(part=part, car=car)
        for part, car in zip(words["parts"], cars, strict=True)
        for form in words["forms"]
    ]
    shops = [plan["shops"][n] for n in np.argsort(rng.random_sample(len(plan["shops"])), kind="stable")]
    top, low = _places(rng, plan, shops, without)
    mixes = []
    for _ in words[
        "parts"
    ]:  # neighbouring queries of a part are answered otherwise, and a question not always by articles
        mixes += [("category", "card", "mixed")[n] for n in np.argsort(rng.random_sample(3), kind="stable")]
        mixes.append(("article", "article", "category")[int(rng.randint(3, dtype="int64"))])
    roles = dict(zip(shops, plan["role"], strict=True))
    turns = cycle((True, False))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for n, query in enumerate(queries):
            groups = _groups(rng, plan, n, top[n], low[n], mixes[n], roles, turns)
            info = zipfile.ZipInfo(f"serp_{n + 1:02}.xml", (2026, 9, 14, 9, 30, 0))
            archive.writestr(info, _answer(query, groups, words["titles"]))
    return content.getvalue()


def _places(rng, plan, shops, without):
    """For each query the sites of the first ten places and those of the next ten, without their order."""
    top = [[] for _ in range(plan["queries"])]
    low = [[] for _ in range(plan["queries"])]
    for shop, role in zip(shops, plan["role"], strict=True):
        # The emptiest pages first, so that no query gets more than ten shops.
        luck = np.round(rng.random_sample(plan["queries"]), 6)
        order = sorted(range(plan["queries"]), key=lambda n: len(top[n]) + luck[n])
        count = role["top"] if "overlap" not in without else 11
        for n in order[:count]:
            top[n].append(shop)
        for n in order[count : count + role["low"]]:
            low[n].append(shop)
    return top, low


def _groups(rng, plan, number, top, low, mix, roles, turns):
    """The twenty places: [(domain, [(folder, slug), …]), …]."""
    wide = [*plan["marketplaces"], *plan["aggregators"], *plan["media"]]
    first = [*top]
    for site in [plan["marketplaces"][0], plan["ours"], *wide[1:], "a.example", "b.example", "c.example", "d.example"]:
        if len(first) < 10 and site not in first:
            first.append(site if len(site) > 9 else f"parts-{number + 1}{site[0]}.example")
    rest = [site for site in [*low, *wide, plan["ours"]] if site not in first][:10]
    rest += [f"shop-{number + 1}-{n}.example" for n in range(10 - len(rest))]
    kinds = _kinds(rng, mix)
    groups = []
    for half, sites in ((0, first), (10, rest)):
        for place, at in enumerate(np.argsort(rng.random_sample(10), kind="stable").tolist()):
            site = sites[at]
            role = roles.get(site, {"docs": 1, "halves": False})
            domain = "www." + site if role["halves"] and next(turns) else site
            kind = kinds[half + place]
            docs = [(FOLDERS[kind], f"{number + 1}-{place + 1}")]
            docs += [(FOLDERS["article"], f"{number + 1}-{place + 1}-{n}") for n in range(1, role["docs"])]
            if place == 9 and half == 0 and mix in ("category", "card"):
                docs += [(FOLDERS["article"], f"{number + 1}-more-{n}") for n in range(9)]
            groups.append((domain, docs))
    return groups


def _kinds(rng, mix):
    """Kinds of pages by place. A kind prevails with 6 to 8 places; the first place is often of another kind."""
    if mix == "mixed":
        first = ["category"] * 5 + ["card"] * 3 + ["article"] * 2
        kinds = [first[n] for n in np.argsort(rng.random_sample(10), kind="stable")]
    else:
        count = int(rng.randint(6, 9, dtype="int64"))
        other = OTHERS[mix]
        kinds = [mix] * count + [other[n % 2] for n in range(10 - count)]
        kinds = [kinds[n] for n in np.argsort(rng.random_sample(10), kind="stable")]
        if kinds[0] == mix and count < 8:
            swap = next(n for n, kind in enumerate(kinds) if kind != mix)
            kinds[0], kinds[swap] = kinds[swap], kinds[0]
    return kinds + [("category", "card", "article")[n] for n in rng.randint(3, size=10, dtype="int64")]


def _answer(query, groups, titles):
    title = {FOLDERS[kind]: text for kind, text in titles.items()}
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<yandexsearch version="1.0">',
        f"<request><query>{escape(query)}</query><page>0</page>",
        '<groupings><groupby attr="d" mode="deep" groups-on-page="20" docs-in-group="3"/></groupings></request>',
        '<response date="20260914T093000"><results><grouping attr="d" mode="deep">',
        '<page first="1" last="20">0</page>',
    ]
    for place, (domain, docs) in enumerate(groups, 1):
        lines.append(f'<group><categ attr="d" name="{domain}"/><doccount>{len(docs)}</doccount>')
        for n, (folder, slug) in enumerate(docs, 1):
            words = escape(title[folder].format(query=query))
            lines.append(
                f'<doc id="{place}-{n}"><url>https://{domain}/{folder}/{slug}</url><domain>{domain}</domain>'
                f"<title><hlword>{words}</hlword></title><mime-type>text/html</mime-type></doc>"
            )
        lines.append("</group>")
    lines.append("</grouping></results></response></yandexsearch>")
    return "\n".join(lines) + "\n"
