"""Importance and satisfaction of six properties: the lowest-rated matters least, the most important is near the top."""

import pandas as pd

ATTRIBUTES = ("teacher", "schedule", "price", "feedback", "cleanliness", "site")
IMPORTANCE = (9.64, 9.03, 7.81, 7.27, 8.46, 2.22)
MARKS = (9.53, 6.71, 7.16, 7.92, 8.97, 5.24)


def generate(rng, lang):
    """A frame, one row a property, in an order of no meaning."""
    # Which of four properties loses most is drawn; the other two are planted.
    order = [0, *(1 + n for n in rng.permutation(4).tolist()), 5]
    luck = rng.randint(3, size=(6, 2), dtype="int64").tolist()
    rows = [
        {
            "attribute": ATTRIBUTES[name],
            "importance": round(IMPORTANCE[role] + luck[role][0] / 10, 2),
            "satisfaction": round(MARKS[role] + luck[role][1] / 10, 2),
        }
        for role, name in enumerate(order)
    ]
    return pd.DataFrame([rows[n] for n in rng.permutation(6).tolist()])
