"""Sixteen months of an invented shop: `make(rng, lang)` gives the bytes of Search Console's Chart.csv.

From 13 May 2025 to 27 April 2026 impressions are inflated, as the service's error of that time inflated them; clicks
are as they were. Clicks grow slowly, with the season.
"""

import datetime as dt

import numpy as np

FIRST, LAST = dt.date(2025, 5, 14), dt.date(2026, 9, 13)
REPAIRED = dt.date(2026, 4, 27)
WEEK = (1.08, 1.1, 1.06, 1.04, 1.0, 0.84, 0.88)


def make(rng, lang, without=()):
    """One row a day, newest first, UTF-8 with LF, CTR as 2.5%; the same in both languages."""
    days = (LAST - FIRST).days + 1
    noise = np.round(rng.normal(0.0, 0.04, (days, 3)), 6).tolist()
    factor = round(1.95 + 0.15 * float(rng.random_sample()), 4)
    growth = round(0.05 + 0.03 * float(rng.random_sample()), 4)
    level = int(rng.randint(170, 230, dtype="int64"))
    lines = ["Date,Clicks,Impressions,CTR,Position"]
    for n in reversed(range(days)):
        day = FIRST + dt.timedelta(days=n)
        season = 1 + 0.12 * np.cos(2 * np.pi * (day.month - 10) / 12)
        clicks = level * (1 + growth * n / 365) * WEEK[day.weekday()] * season
        shows = clicks / 0.036 * (1 + noise[n][1])
        place = 14.2 + 10 * noise[n][2]
        if day <= REPAIRED and "inflated" not in without:
            shows *= factor
            place += 3.1
        clicks = max(round(clicks * (1 + noise[n][0])), 1)
        shows = round(shows)
        lines.append(f"{day},{clicks},{shows},{100 * clicks / shows:.2f}%,{place:.2f}")
    return ("\n".join(lines) + "\n").encode()
