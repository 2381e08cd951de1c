"""A crawl of an invented shop: `make(rng, lang)` gives the bytes of Screaming Frog's Internal: All (CSV).

site.toml holds addresses and sizes, words.<lang>.toml titles and descriptions. What may be in search has planted
faults; redirects, missing pages, resources, pages out of search and copies with a canonical lack texts or repeat them.
"""

import tomllib
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
COLUMNS = (
    "Address,Content Type,Status Code,Status,Indexability,Indexability Status,Title 1,Title 1 Length,"
    "Meta Description 1,Meta Description 1 Length,H1-1,H1-2,Meta Robots 1,"
    "Canonical Link Element 1,Size (Bytes),Word Count,Crawl Depth,"
    "Inlinks,% of Total,Response Time,Redirect URL"
).split(",")
HTML = "text/html; charset=UTF-8"


def make(rng, lang, scenario=HERE, without=()):
    """The table as the program saves it on a Russian computer: every cell quoted, comma between cells, UTF-8, LF."""
    site = tomllib.loads((scenario / "site.toml").read_text("utf-8"))
    words = tomllib.loads((scenario / f"words.{lang}.toml").read_text("utf-8"))
    pages = _pages(rng, site, words)
    good = list(pages)
    _faults(rng, good, words, without)
    rows = [*pages, *_out_of_search(rng, site, words, pages), *_others(rng, site, pages)]
    rows = [rows[0], *(rows[1:][n] for n in np.argsort(rng.random_sample(len(rows) - 1), kind="stable"))]
    _numbers(rng, rows)
    lines = [",".join(f'"{name}"' for name in COLUMNS)]
    lines += [",".join('"' + str(row.get(name, "")).replace('"', '""') + '"' for name in COLUMNS) for row in rows]
    return ("\n".join(lines) + "\n").encode()


def _page(address, title, about, heading, depth):
    return {
        "Address": address,
        "Content Type": HTML,
        "Status Code": 200,
        "Status": "OK",
        "Indexability": "Indexable",
        "Title 1": title,
        "Meta Description 1": about,
        "H1-1": heading,
        "Canonical Link Element 1": address,
        "Crawl Depth": depth,
    }


def _pages(rng, site, words):
    """Pages that can be in search: the home page, categories, cards, articles; each with texts of its own."""
    host = site["host"]
    pages = [_page(f"{host}/", words["home"], words["home_about"], words["home"], 0)]
    pairs = [(p, c) for p in range(len(site["parts"])) for c in range(len(site["cars"]))]
    sizes = rng.randint(6, 90, len(pairs), dtype="int64").tolist()
    prices = (10 * rng.randint(19, 400, len(pairs), dtype="int64")).tolist()
    for (p, c), n, price in zip(pairs, sizes, prices, strict=True):
        fill = {"part": words["parts"][p], "car": words["cars"][c], "n": n, "price": price}
        address = f"{host}/catalog/{site['parts'][p]}/{site['cars'][c]}/"
        head = f"{fill['part']} {fill['car']}"
        pages.append(_page(address, words["category"].format(**fill), words["category_about"].format(**fill), head, 2))
    codes = 100_000 + np.argsort(rng.random_sample(90_000), kind="stable")[: site["cards"]]
    for code, at in zip(
        codes.tolist(), rng.randint(len(pairs), size=site["cards"], dtype="int64").tolist(), strict=True
    ):
        p, c = pairs[at]
        fill = {"part": words["parts"][p], "car": words["cars"][c], "code": code}
        address = f"{host}/product/{site['parts'][p]}-{code}/"
        head = f"{fill['part']} {fill['car']}"
        pages.append(_page(address, words["card"].format(**fill), words["card_about"].format(**fill), head, 3))
    for at in np.argsort(rng.random_sample(len(pairs)), kind="stable")[: site["articles"]].tolist():
        p, c = pairs[at]
        fill = {"part": words["parts"][p], "car": words["cars"][c]}
        address = f"{host}/blog/{site['parts'][p]}-{site['cars'][c]}/"
        title = words["article"].format(**fill)
        pages.append(_page(address, title, words["article_about"].format(**fill), title, 3))
    return pages


def _faults(rng, pages, words, without):
    """Empty titles, equal titles, empty descriptions, second headings: each on pages of its own."""
    order = [pages[1:][n] for n in np.argsort(rng.random_sample(len(pages) - 1), kind="stable")]
    sizes = {
        "no_title": int(rng.randint(5, 10, dtype="int64")),
        "no_description": int(rng.randint(17, 30, dtype="int64")),
        "two_h1": int(rng.randint(8, 15, dtype="int64")),
    }
    groups = rng.randint(2, 6, 4, dtype="int64").tolist()
    taken = {}
    for fault, n in sizes.items():
        taken[fault], order = order[:n], order[n:]
    if "missing_titles" not in without:
        for page in taken["no_title"]:
            page["Title 1"] = ""
    if "missing_descriptions" not in without:
        for page in taken["no_description"]:
            page["Meta Description 1"] = ""
    if "second_headings" not in without:
        for page in taken["two_h1"]:
            page["H1-2"] = page["H1-1"]
    for title, n in zip(words["same"], groups, strict=False):
        if "same_titles" not in without:
            for page in order[:n]:
                page["Title 1"] = title
        order = order[n:]


def _out_of_search(rng, site, words, pages):
    """Pages that cannot be in search: copies with a canonical to another address, and pages with noindex."""
    host, rows = site["host"], []
    categories = [page for page in pages if "/catalog/" in page["Address"] and page["Title 1"]]
    for at in np.argsort(rng.random_sample(len(categories)), kind="stable")[: site["sorted"]].tolist():
        page = categories[at]
        rows.append(
            page
            | {
                "Address": page["Address"] + "?sort=price",
                "Indexability": "Non-Indexable",
                "Indexability Status": "Canonicalised",
                "Meta Description 1": "",
                "H1-2": page["H1-1"],
            }
        )
    for n in range(6):
        name, path = (words["cart"], "cart") if n < 3 else (words["search"], "search")
        page = _page(f"{host}/{path}/?step={n}", name if n % 3 else "", "", name, 1)
        rows.append(
            page
            | {"Indexability": "Non-Indexable", "Indexability Status": "noindex", "Meta Robots 1": "noindex, follow"}
        )
    return rows


def _others(rng, site, pages):
    """Redirects, missing pages, styles and pictures: none of them has a title."""
    host, rows = site["host"], []
    goals = rng.randint(len(pages), size=site["redirects"], dtype="int64").tolist()
    for n, goal in enumerate(goals):
        rows.append(
            {
                "Address": f"{host}/old/{n + 101}.html",
                "Content Type": HTML,
                "Status Code": 301,
                "Status": "Moved Permanently",
                "Indexability": "Non-Indexable",
                "Indexability Status": "Redirected",
                "Crawl Depth": 3,
                "Redirect URL": pages[goal]["Address"],
            }
        )
    for n in range(site["missing"]):
        rows.append(
            {
                "Address": f"{host}/product/{site['parts'][n % 10]}-gone-{n + 1}/",
                "Content Type": HTML,
                "Status Code": 404,
                "Status": "Not Found",
                "Indexability": "Non-Indexable",
                "Indexability Status": "Client Error",
                "Crawl Depth": 4,
            }
        )
    for n in range(site["resources"]):
        kind, end = (("text/css", "css"), ("application/javascript", "js"), ("image/webp", "webp"))[n % 3]
        rows.append(
            {
                "Address": f"{host}/assets/{n + 1}.{end}",
                "Content Type": kind,
                "Status Code": 200,
                "Status": "OK",
                "Indexability": "Indexable",
                "Crawl Depth": 1,
            }
        )
    return rows


def _numbers(rng, rows):
    """Sizes, words, links and seconds; a decimal comma, as on a Russian computer."""
    n = len(rows)
    size = rng.randint(4_000, 180_000, n, dtype="int64").tolist()
    count = rng.randint(60, 1_900, n, dtype="int64").tolist()
    links = rng.randint(1, 240, n, dtype="int64").tolist()
    seconds = np.round(0.12 + rng.gamma(1.5, 0.35, n), 3).tolist()
    for row, bytes_, number, inlinks, time in zip(rows, size, count, links, seconds, strict=True):
        html = row["Content Type"] == HTML and row["Status Code"] == 200
        row |= {
            "Title 1 Length": len(row.get("Title 1", "")),
            "Meta Description 1 Length": len(row.get("Meta Description 1", "")),
            "Size (Bytes)": bytes_,
            "Word Count": number if html else 0,
            "Inlinks": inlinks,
            "% of Total": f"{100 * inlinks / 240:.3f}".replace(".", ","),
            "Response Time": f"{time:.3f}".replace(".", ","),
        }
