"""Four groups of buyers of a shop; oils leave little of a large cheque."""

import pandas as pd


def generate(rng, lang):
    """A frame, one row a group."""

    def between(low, high, step=1):
        return low + step * int(rng.randint((high - low) // step + 1, dtype="int64"))

    return pd.DataFrame(
        {
            "group": ["filters", "oils", "pads", "batteries"],
            "orders_a_year": [between(16, 24) / 10, between(21, 29) / 10, between(8, 12) / 10, between(3, 5) / 10],
            "ticket": [
                between(1400, 1900, 50),
                between(3900, 4700, 50),
                between(4200, 5200, 50),
                100 * between(82, 95),
            ],
            "years": [between(30, 45) / 10, between(26, 36) / 10, between(25, 38) / 10, between(41, 60) / 10],
            "margin": [between(38, 46) / 100, between(9, 13) / 100, between(30, 36) / 100, between(14, 19) / 100],
            "handling": [between(190, 240, 10), between(210, 260, 10), between(230, 280, 10), between(310, 390, 10)],
        }
    )
