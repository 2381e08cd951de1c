"""Visits of a clinic: some patients return, some have not been watched for ninety days yet."""

import pandas as pd

SOURCES = ("maps", "search", "friends", "social")


def generate(rng, lang):
    """A frame, one row a visit."""
    rows = []
    for n, luck in enumerate(rng.random_sample((150, 12)).tolist()):
        source = SOURCES[int(4 * luck[0])]
        watched = 20 + int(200 * luck[1])
        day, visit = 0, 0
        while day <= watched and visit < 4:
            paid = 100 * (24 + int(90 * luck[2 + visit]) + 12 * visit * SOURCES.index(source))
            cost = 10 * round(paid * (0.42 + 0.25 * luck[3 + visit]) / 10)
            rows.append((f"P{1000 + 7 * n}", source, day, paid, cost, watched))
            day += 12 + int(70 * luck[6 + visit])
            visit += 1
            if luck[8] < 0.3 + 0.1 * visit:
                break
    rows = [rows[n] for n in rng.permutation(len(rows)).tolist()]
    return pd.DataFrame(rows, columns=["patient", "source", "day", "paid", "cost", "watched"])
