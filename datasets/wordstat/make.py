"""A Wordstat table of queries: `make(rng, lang)` gives the bytes of the CSV that the service's Download button gives.

groups.toml holds the groups and their frequencies, words.<lang>.toml the patterns that phrases are spelled from.
"""

import tomllib
from itertools import product
from pathlib import Path
from string import Formatter

import numpy as np

HERE = Path(__file__).parent
BOM, NBSP = "\ufeff", "\u00a0"


def make(rng, lang, scenario=HERE):
    """UTF-8 with a BOM, `;` between fields, NBSP in thousands, CR alone ends a line; the most frequent first."""
    groups = tomllib.loads((scenario / "groups.toml").read_text("utf-8"))["group"]
    words = tomllib.loads((scenario / f"words.{lang}.toml").read_text("utf-8"))
    english = words if lang == "en" else tomllib.loads((scenario / "words.en.toml").read_text("utf-8"))

    phrases, concepts, wanted, swaps = [], [], [], []
    for group in groups:
        spelled, plain = _spell(words, group["key"]), _spell(english, group["key"])
        chosen = np.argsort(rng.random_sample(len(spelled)), kind="stable")[: group["draw"]]
        near = group["frequency"] * rng.lognormal(0.0, group["sigma"], len(chosen))
        swaps += [(len(phrases) + i, spelled[chosen[i]][1]) for i in range(group.get("swapped", 0))]
        phrases += [spelled[i][0] for i in chosen]
        # English words do not bend, so they tell in either language which phrase holds which.
        concepts += [frozenset(plain[i][0].split()) for i in chosen]
        wanted += np.round(near, 4).tolist()
    frequencies = _nested(concepts, wanted)
    rows = list(zip(phrases, frequencies, strict=True)) + [(swapped, frequencies[i]) for i, swapped in swaps]
    rows.sort(key=lambda row: -row[1])
    lines = [";".join([*words["header"], words["title"]])]
    lines += [f"{phrase};{frequency:,};".replace(",", NBSP) for phrase, frequency in rows]
    return (BOM + "\r".join(lines) + "\r").encode()


def _spell(words, key):
    """Every phrase of a group, each as (phrase, the same words in another order or nothing)."""
    spelled = []
    for pattern in words["patterns"][key]:
        pair = pattern if isinstance(pattern, list) else [pattern, ""]
        names = [name for _, name, _, _ in Formatter().parse(pair[0]) if name]
        for values in product(*(words["slots"][name] for name in names)):
            filled = dict(zip(names, values, strict=True))
            spelled.append((pair[0].format(**filled), pair[1].format(**filled)))
    return spelled


def _nested(concepts, wanted):
    """Whole frequencies close to `wanted`, each below that of every broader phrase, which counts it too."""
    frequencies = [0] * len(wanted)
    order = sorted(range(len(wanted)), key=lambda i: (len(concepts[i]), i))
    for place, i in enumerate(order):
        broader = [frequencies[j] for j in order[:place] if concepts[j] < concepts[i]]
        limit = min(broader, default=10**9)
        frequencies[i] = max(1, min(round(wanted[i]), limit * 4 // 5 if limit > 10 else limit - 1))
    return frequencies
