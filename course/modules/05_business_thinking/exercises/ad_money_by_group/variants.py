"""What six feed campaigns have cost from 1 June to 13 September, in roubles."""

SPENT = {
    "feed_batteries": (84_000, 118_000),
    "feed_pads": (30_000, 52_000),
    "feed_filters": (24_000, 44_000),
    "feed_oils": (52_000, 78_000),
    "feed_lamps": (9_000, 19_000),
    "feed_mats": (11_000, 22_000),
}


def generate(rng, lang):
    """Campaign -> roubles."""
    return {name: int(rng.randint(low // 10, high // 10, dtype="int64")) * 10 for name, (low, high) in SPENT.items()}
