"""Sales of one oil filter in 38 weeks: uneven by week, even by quarter, with weeks without a sale."""

import pandas as pd

WEEKS = 38


def generate(rng, lang):
    """A frame: week (1 to 38), sold (pieces)."""
    level = 16 + int(rng.randint(8, dtype="int64"))
    season = [1.1, 0.94, 1.02, 0.97]
    sold = []
    for n in range(WEEKS):
        luck = float(rng.random_sample())
        # Mechanics buy for several weeks ahead: a large week is followed by small ones.
        part = (1.9, 0.95, 0.55, 0.6)[n % 4] * (0.75 + 0.5 * luck)
        sold.append(round(level * part * season[n // 12]))
    for place in rng.choice(34, size=4, replace=False).tolist():
        sold[place] = 0
    sold[-2:] = [level // 3, level // 4]
    return pd.DataFrame({"week": range(1, WEEKS + 1), "sold": sold})
