"""How many parents gave each mark of effort, 1 to 7, and how many had nothing to rate."""

import pandas as pd


def generate(rng, lang):
    """A frame: mark (NaN for those who had no matter), answers."""
    level = (5, 9, 10, 11, 17, 30, 24)
    counts = [n + int(rng.randint(6, dtype="int64")) for n in level]
    return pd.DataFrame(
        {
            "mark": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, None],
            "answers": [*counts, 40 + int(rng.randint(20, dtype="int64"))],
        }
    )
