"""Costs and people of a clinic's quarter by source."""

import pandas as pd

LEVELS = {
    "media": (60_000, 140_000),
    "agency": (18_000, 36_000),
    "operator": (14_000, 26_000),
    "welcome": (9_000, 21_000),
    "materials": (80_000, 160_000),
    "reminders": (7_000, 15_000),
}


def generate(rng, lang):
    """A frame, one row a source."""
    rows = []
    for source in ("maps", "search", "social", "partners"):
        row = {"source": source}
        for name, (low, high) in LEVELS.items():
            row[name] = low + 500 * int(rng.randint((high - low) // 500, dtype="int64"))
        new = 28 + int(rng.randint(40, dtype="int64"))
        more = rng.randint(12, 40, size=2, dtype="int64").tolist()
        rows.append(row | {"requests": new + more[0] + 20, "patients": new + more[1], "new": new})
    return pd.DataFrame(rows)
