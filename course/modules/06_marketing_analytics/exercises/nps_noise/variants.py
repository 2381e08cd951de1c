"""Two surveys of five groups: how many promoters, passives and detractors there were, and how many were invited."""

import pandas as pd

GROUPS = ("drawing", "english", "robots", "chess", "summer")


def generate(rng, lang):
    """A frame, one row a group; a small group falls by much, a large one by less."""
    rows = []
    for n, group in enumerate(GROUPS):
        sizes = [(30, 44, 90, 620, 58)[n] + int(rng.randint(14, dtype="int64")) for _ in range(2)]
        row = {"group": group}
        for size, when, fall in zip(sizes, ("before", "after"), (0, (0.1, -0.05, 0.04, 0.14, 0.07)[n]), strict=True):
            up = round(size * (0.58 - fall + 0.04 * float(rng.random_sample())))
            down = round(size * (0.14 + fall / 2 + 0.04 * float(rng.random_sample())))
            row |= {f"promoters_{when}": up, f"passives_{when}": size - up - down, f"detractors_{when}": down}
        rows.append({**row, "invited": int(2.6 * max(sizes)) + int(rng.randint(9, dtype="int64"))})
    return pd.DataFrame(rows)
