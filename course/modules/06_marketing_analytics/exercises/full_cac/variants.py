"""Costs of a quarter in nine lines, and how many requests, buyers and new buyers there were.

No two ways to count give nearly the same, so that what is said of one is never said of another.
"""

from itertools import combinations

LINES = ("ads", "agency", "banners", "first_call", "first_order_discount")
APART = 0.006
"""Share by which the results of two ways differ at least: thrice what a check tolerates."""


def generate(rng, lang):
    """A dictionary of two dictionaries."""
    while True:
        drawn = quarter(rng)
        if all(abs(a - b) > APART * max(a, b) for a, b in combinations(results(**drawn), 2)):
            return drawn


def results(costs, counts):
    """What comes out, and what the ways to miscount give."""
    whole, lines, new = sum(costs.values()), sum(costs[line] for line in LINES), counts["new_buyers"]
    other = [lines + costs["retention_mail"], lines + costs["refunds"], lines - costs["first_order_discount"], whole]
    return [
        *(lines / n for n in counts.values()),
        *(costs["ads"] / n for n in counts.values()),
        *(one / new for one in other),
        whole / counts["buyers"],
    ]


def quarter(rng):
    def between(low, high, step=500):
        return low + step * int(rng.randint((high - low) // step + 1, dtype="int64"))

    new = between(290, 380, 1)
    return {
        "costs": {
            "ads": between(380_000, 460_000),
            "courier": between(150_000, 190_000),
            "agency": between(90_000, 120_000),
            "rent": between(210_000, 270_000),
            "first_call": between(66_000, 84_000),
            "retention_mail": between(31_000, 45_000),
            "banners": between(21_000, 29_000),
            "first_order_discount": between(48_000, 61_000),
            "refunds": between(87_000, 99_000),
        },
        "counts": {"leads": new + between(310, 400, 1), "buyers": new + between(130, 190, 1), "new_buyers": new},
    }
