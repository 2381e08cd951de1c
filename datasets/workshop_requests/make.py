"""Four weeks of requests to an invented workshop: `make(rng, lang)` gives the bytes of the table that its owner keeps.

sources.toml holds what each source does, words.<lang>.toml the names of the works.
"""

import datetime as dt
import tomllib
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
COLUMNS = ("number", "date", "source", "service", "amount")
LARGE, TOP = 4000, 6
"""From this many roubles an order is large; so many of the dearest have amounts of their own."""
LEAST = 3
"""Of a source in a week, where there is chance."""
APART, MOST_STEPS = 1.08, 20
"""How far two means are apart, at least, and how often orders are made dearer for it."""


def make(rng, lang, scenario=HERE, without=()):
    """The table as Excel saves it on Russian Windows: UTF-8 with a BOM, semicolons, CRLF; no amount, no repair.

    Args:
        without: "no_amount" gives every request an amount.
    """
    table = tomllib.loads((scenario / "sources.toml").read_text("utf-8"))
    works = tomllib.loads((scenario / f"words.{lang}.toml").read_text("utf-8"))["works"]
    rows = _rows(rng, table)
    paid = np.array(
        [luck < table["source"][row[1]]["paid"] for row, luck in zip(rows, rng.random_sample(len(rows)), strict=True)]
    )
    amounts = _amounts(rng, table, rows)
    if "no_amount" in without:
        paid[:] = True
    amounts = _planted(_few_and_dear(amounts, paid, [source for _day, source, _work in rows]), paid)
    number = int(rng.randint(1130, 4980, dtype="int64"))
    steps = rng.randint(1, 4, len(rows), dtype="int64")
    lines = [";".join(COLUMNS)]
    for n, (day, source, work) in enumerate(rows):
        number += int(steps[n])
        lines.append(f"{number};{day};{source};{works[work]};{amounts[n] if paid[n] else ''}")
    return b"\xef\xbb\xbf" + ("\r\n".join(lines) + "\r\n").encode()


def _rows(rng, table):
    """(day, source, place of the work) of each request, day by day."""
    first = table["period"]["first"]
    days, weeks = table["period"]["weeks"] * 7, table["period"]["weeks"]
    silent = table["silent"][int(rng.randint(0, len(table["silent"]), dtype="int64"))]
    last = days - 7 - int(rng.randint(3, 7, dtype="int64"))
    rows = []
    for name, source in table["source"].items():
        for week in range(weeks):
            n = max(LEAST, int(rng.poisson(source["week"][week]))) if source["chance"] else source["week"][week]
            for day, luck in zip(rng.randint(0, 7, n, dtype="int64"), rng.random_sample(n), strict=True):
                at = 7 * week + int(day)
                if name != silent or at <= last:
                    rows.append((at, float(luck), name))
        if name == silent:  # the day when it was heard of last
            rows.append((last, 0.5, name))
    rows.sort()
    share = np.cumsum(table["period"]["works"])
    works = np.searchsorted(share, share[-1] * rng.random_sample(len(rows)))
    return [
        (first + dt.timedelta(days=at), name, int(work)) for (at, _luck, name), work in zip(rows, works, strict=True)
    ]


def _amounts(rng, table, rows):
    """Whole roubles of each request, rounded to ten."""
    prices, dear = table["period"]["prices"], {name: source["dear"] for name, source in table["source"].items()}
    usual = np.array([prices[work] * dear[source] for _day, source, work in rows])
    chance = np.round(rng.lognormal(0.0, 0.25, len(rows)), 4)  # so that every machine has the same roubles
    return [10 * int(one) for one in np.rint(np.round(usual * chance, 4) / 10)]


def _few_and_dear(amounts, paid, sources):
    """The same, with dearer orders from friends until the mean of the sources' means is well above the mean of all."""
    amounts = np.array(amounts, dtype="int64")
    theirs = {name: paid & (np.array(sources) == name) for name in sorted(set(sources))}
    for _step in range(MOST_STEPS):
        means = [amounts[those].sum() / those.sum() for those in theirs.values() if those.any()]
        if sum(means) / len(means) >= APART * amounts[paid].sum() / paid.sum():
            break
        amounts[theirs["friends"]] = 10 * (amounts[theirs["friends"]] * 23 // 200)
    return [int(one) for one in amounts]


def _planted(amounts, paid):
    """The same, with two orders of exactly LARGE roubles, and a clear order of the dearest, which is not the file's."""
    places = [n for n in range(len(amounts)) if paid[n]]
    places.sort(key=lambda n: (amounts[n], n))
    for rank, n in enumerate(places[-TOP:]):
        amounts[n] = max(amounts[n], LARGE + 400) + 150 * rank
    first, second, third = places[-1], places[-2], places[-3]
    if (first < second) == (second < third):  # rows in their own order, up or down, would answer a question on sorting
        amounts[second], amounts[third] = amounts[third], amounts[second]
    for n in sorted(places[:-TOP], key=lambda n: (abs(amounts[n] - LARGE), n))[:2]:
        amounts[n] = LARGE
    return amounts
