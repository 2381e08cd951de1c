"""Deals of a centre in Bitrix24 and what sources cost in summer.

Of each source there are clients of every kind, so that each way to miscount changes each figure.
"""

from itertools import pairwise

import pandas as pd

SPRING, SUMMER = pd.Timestamp("2026-03-02"), pd.Timestamp("2026-06-01")
COSTS = {"DIRECT": (96_000, 118_000), "VK": (58_000, 74_000), "MAPS": (39_000, 51_000)}
NEW = {"DIRECT": (26, 32), "VK": (15, 20), "MAPS": (13, 18), "": (12, 16)}
"""How many new clients a source has at least and at most; of some the source was not recorded."""
APART = 5
"""RUB: a check tolerates one."""


def generate(rng, lang):
    """A dictionary: `deals`, a frame, one row a deal, and `costs`, source -> RUB."""

    def between(low, high):
        return low + int(rng.randint(high - low + 1, dtype="int64"))

    rows, contact = [], 200 + between(0, 300)

    def deal(source, start, ends):
        pipeline = 5 * (contact % 3 == 0)
        stage = {"S": "WON", "F": "LOSE", "P": "NEW"}[ends]
        day = start + pd.Timedelta(days=between(0, 89))
        rows.append([contact, pipeline, f"C{pipeline}:{stage}" if pipeline else stage, ends, source, day])

    new = {}
    for source, (low, high) in NEW.items():
        new[source] = between(low, high)
        for n in range(new[source]):
            contact += 1
            if n % 6 == 0:  # asked in spring already and went away
                deal(source, SPRING, "F")
            deal(source, SUMMER, "S")
            if n % 5 == 0:
                deal(source, SUMMER, "S")
        for n in range(between(11, 15)):  # bought in spring, some again in summer
            contact += 1
            deal(source, SPRING, "S")
            if n % 2:
                deal(source, SUMMER, "S")
        for _ in range(between(26, 38)):
            contact += 1
            deal(source, SUMMER, "F" if contact % 4 else "P")
    columns = ["CONTACT_ID", "CATEGORY_ID", "STAGE_ID", "STAGE_SEMANTIC_ID", "SOURCE_ID", "CLOSEDATE"]
    deals = pd.DataFrame(rows, columns=columns).sort_values("CLOSEDATE", kind="stable").reset_index(drop=True)
    deals.insert(0, "ID", range(1400, 1400 + len(deals)))
    while True:
        costs = {source: 500 * (between(low, high) // 500) for source, (low, high) in COSTS.items()}
        if apart(costs, new):
            return {"deals": deals, "costs": costs}


def apart(costs, new):
    """Whether the total, the total of clients with a source and the mean of the sources differ by some roubles."""
    whole, named = sum(costs.values()), sum(new[source] for source in costs)
    totals = sorted([whole / sum(new.values()), whole / named, sum(costs[s] / new[s] for s in costs) / len(costs)])
    return min(b - a for a, b in pairwise(totals)) > APART
