"""Queries of an invented shop: `make(rng, lang)` gives the bytes of Search Console's ZIP for 28 days.

The brand stands in four spellings, and queries about gears begin like it. A long tail of places is shown rarely, so the
mean of the column Position is far from the mean by impressions.
"""

import io
import tomllib
import zipfile
from itertools import product
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
MISSPELT = 4  # of the brand's spellings, those after the first are unusual


def make(rng, lang, scenario=HERE, without=()):
    """The archive as Export gives it: Queries.csv, Chart.csv for four days, Filters.csv; UTF-8, comma, CTR as 2.5%."""
    words = tomllib.loads((scenario / f"words.{lang}.toml").read_text("utf-8"))
    rows = [*_brand(rng, words, without), *_rest(rng, words)]
    rows.sort(key=lambda row: (-row[1], -row[2]))
    files = {
        "Queries.csv": "Top queries,Clicks,Impressions,CTR,Position\n" + "".join(map(_line, rows)),
        "Chart.csv": "Date,Clicks,Impressions,CTR,Position\n"
        "2026-09-13,212,6010,3.53%,14.2\n2026-09-12,190,5733,3.31%,14.4\n",
        "Filters.csv": "Filter,Value\nSearch type,Web\nDate,Last 28 days\n",
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 9, 14, 9, 40, 0)), text)
    return content.getvalue()


def _line(row):
    query, clicks, shows, place = row
    share = f"{100 * clicks / shows:.2f}".rstrip("0").rstrip(".")
    return f"{query},{clicks},{shows},{share}%,{place:.2f}\n"


def _brand(rng, words, without):
    """Queries with the shop's name: first or second place, about half of the people click."""
    shows = rng.randint(60, 240, len(words["brand"]), dtype="int64").tolist()
    shares = np.round(0.42 + 0.2 * rng.random_sample(len(shows)), 3).tolist()
    places = np.round(1.0 + 0.35 * rng.random_sample(len(shows)), 2).tolist()
    shows[0] *= 6
    shows[1] *= 8
    shows[2] *= 5
    shows[3] *= 8
    places[3] = round(places[3] + 1.5, 2)  # misspelt: a dictionary and a film stand above
    rows = list(
        zip(words["brand"], [round(n * s) for n, s in zip(shows, shares, strict=True)], shows, places, strict=True)
    )
    if "spellings" in without:
        rows = [row for row in rows if words["brand"][0] in row[0]]
    return rows


def _rest(rng, words):
    """Other queries: a few are asked often and stand high, most are rare and stand low. Gears are among them."""
    spelled = [
        form.format(part=part, car=car) for form, part, car in product(words["forms"], words["parts"], words["cars"])
    ]
    chosen = [spelled[n] for n in np.argsort(rng.random_sample(len(spelled)), kind="stable")[:430]]
    chosen[20:20] = words["gears"]
    n = len(chosen)
    luck = np.round(rng.random_sample((n, 3)), 6)
    rows = []
    for at, query in enumerate(chosen):
        if at < 60:
            place, shows = 3 + 9 * luck[at, 0], 900 + 2600 * luck[at, 1]
        else:
            place, shows = 12 + 60 * luck[at, 0], 4 + 150 * luck[at, 1] ** 3
        share = 0.16 / place**0.9 * (0.7 + 0.6 * luck[at, 2])
        rows.append((query, round(shows * share), round(shows), round(place, 2)))
    return rows
