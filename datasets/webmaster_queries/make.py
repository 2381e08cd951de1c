"""Queries by page of an invented shop: `make(rng, lang)` gives the bytes of Yandex Webmaster's export for 28 days.

roles.toml says what the planted queries do, words.<lang>.toml how queries are spelled. Which query plays which role is
drawn for each trainee.
"""

import datetime as dt
import tomllib
from itertools import product
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
HEADER = "Date,Host,URL,Query,Region,Clicks,Impressions,Position"
FAR_SHOWS = 3200


def make(rng, lang, scenario=HERE, without=()):
    """One row a day, page, query and region that had impressions; oldest day first, UTF-8 with LF."""
    plan = tomllib.loads((scenario / "roles.toml").read_text("utf-8"))
    words = tomllib.loads((scenario / f"words.{lang}.toml").read_text("utf-8"))
    names = [f.format(part=p, car=c) for f, p, c in product(words["forms"], words["parts"], words["cars"])]
    order = np.argsort(rng.random_sample(len(names)), kind="stable").tolist()
    queries = [(names[n], f"/catalog/{n % 80 // 8 + 1}/{n % 8 + 1}/") for n in order]
    cells = []
    for role in plan["role"]:
        if role["name"] in without:
            queries.pop()
            continue
        cells += _role(rng, words, role, *queries.pop())
    for _ in range(plan["top"]["queries"]):
        shows = plan["top"]["shows"] * (0.6 + 0.8 * round(float(rng.random_sample()), 4))
        place = 1.2 + 1.6 * round(float(rng.random_sample()), 4)
        share = plan["top"]["share"] + 0.06 * (2 - place)
        cells += _spread(rng, *queries.pop(), words["home"], shows, share, place, 0.6)
    for _ in range(plan["ordinary"]):
        luck = np.round(rng.random_sample(3), 5).tolist()
        place = 4.6 + 26 * luck[2]
        cells += _spread(
            rng, *queries.pop(), words["home"], 60 + 500 * luck[0], (0.18 + 0.1 * luck[1]) / place, place, 2
        )
        if luck[0] > 0.4:
            query, url = cells[-1]["query"], cells[-1]["url"]
            cells += _spread(rng, query, url, words["away"], 40 + 200 * luck[1], 0.03, 6 + 20 * luck[2], 2)
    for query, place, shows, share in zip(
        words["brand"], (1.1, 4.6, 1.3), (2600, 3900, 900), (0.62, 0.05, 0.55), strict=True
    ):
        cells += _spread(rng, query, "/", words["home"], shows, share, place, 0.3)
    start = plan["first"]
    cells.sort(key=lambda cell: (cell["day"], cell["number"]))
    lines = [HEADER]
    for cell in cells:
        day = start + dt.timedelta(days=cell["day"])
        lines.append(
            f"{day},{plan['host']},{cell['url']},{cell['query']},{cell['region']},{cell['clicks']},{cell['shows']},"
            f"{cell['place']:.2f}"
        )
    return ("\n".join(lines) + "\n").encode()


def _role(rng, words, role, query, url):
    scale = 0.985 + 0.03 * round(float(rng.random_sample()), 4)
    shows, share, place, home = role["shows"] * scale, role["share"], role["place"], words["home"]
    if role["name"] == "split":
        half = [_spread(rng, query, page, home, shows / 2, share, place, 1) for page in (url, url + "?page=2")]
        return half[0] + half[1]
    if role["name"] == "jumpy":
        return _spread(rng, query, url, home, shows, share, place, 0, thin=(20, 31.0, 3))
    cells = _spread(rng, query, url, home, shows, share, place, 1)
    if role["name"] == "elsewhere":
        cells += _spread(rng, query, url, words["far"], FAR_SHOWS, 0.004, place, 1)
    return cells


def _spread(rng, query, url, region, shows, share, place, noise, thin=None):
    """Impressions and clicks over the days; `thin`: how many days have few impressions, on which place, how many."""
    days, total = 28, round(shows)
    weights = np.round(0.6 + 0.8 * rng.random_sample(days), 5)
    far = {}
    if thin:
        number, _place, few = thin
        chosen = np.argsort(rng.random_sample(days), kind="stable")[:number].tolist()
        far = dict.fromkeys(chosen, few)
        weights[chosen] = 0
        total -= number * few
    parts = np.floor(np.round(np.cumsum(weights) / weights.sum() * total, 6)).astype(np.int64)
    daily = np.diff(parts, prepend=0).tolist()
    clicks = np.diff(np.floor(np.round(np.cumsum(daily) * share * shows / max(total, 1), 6)), prepend=0).astype(
        np.int64
    )
    moves = np.round(noise * (2 * rng.random_sample(days) - 1), 2).tolist()
    numbers = rng.randint(10**6, size=days, dtype="int64").tolist()
    cells = []
    for day in range(days):
        count = far.get(day) or daily[day]
        if count:
            at = thin[1] if day in far else place + moves[day]
            cells.append(
                {
                    "day": day,
                    "number": numbers[day],
                    "url": url,
                    "query": query,
                    "region": region,
                    "clicks": 0 if day in far else int(min(clicks[day], count)),
                    "shows": count,
                    "place": max(at, 1.0),
                }
            )
    return cells
