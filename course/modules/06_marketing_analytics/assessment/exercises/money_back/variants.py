"""What a patient of each channel cost and brings by month; CAC lies in the middle of a month, or beyond the table."""

import pandas as pd


def generate(rng, lang):
    """A frame, one row a channel."""
    rows = []
    never = int(rng.randint(5, dtype="int64"))
    for n, channel in enumerate(("maps", "search", "social", "partners", "friends")):
        part = (44 + int(rng.randint(14, dtype="int64"))) / 100
        first = 3000 + 100 * int(rng.randint(20, dtype="int64"))
        money = [10 * round(first * (0.86 - 0.02 * n) ** k / 10) for k in range(10)]
        sums = [sum(money[: k + 1]) * (1 - part) for k in range(10)]
        month = 4 + int(rng.randint(4, dtype="int64"))
        cac = sums[-1] * 1.07 if n == never else (sums[month - 1] + sums[month - 2]) / 2
        rows.append({"channel": channel, "cac": int(10 * round(cac / 10)), "materials": part})
        rows[-1] |= {f"m{k + 1}": value for k, value in enumerate(money)}
    return pd.DataFrame(rows)
