"""Five channels: CAC, fee, margin and which share of families pays in each of twelve months.

For each channel a month of payback is drawn, and CAC is put in the middle of it, so that no rounding decides.
"""

import pandas as pd

LOSS = {"referrals": 0.0, "search": 0.11, "social": 0.2, "maps": 0.15, "bloggers": 0.3}
MONTHS = {"referrals": (3, 6), "search": (5, 9), "social": (5, 8), "maps": (4, 8)}


def generate(rng, lang):
    """A frame, one row a channel."""
    rows = []
    for channel, loss in LOSS.items():
        fee = 4200 + 100 * int(rng.randint(8, dtype="int64"))
        margin = (40 + int(rng.randint(10, dtype="int64"))) / 100
        stay, shares = 1.0, []
        for _ in range(12):
            shares.append(round(stay, 2))
            stay *= 1 - loss * (0.9 + 0.2 * float(rng.random_sample()))
        sums = [sum(shares[: n + 1]) for n in range(12)]
        if channel == "bloggers":
            months = sums[-1] + 0.6
        else:
            low, high = MONTHS[channel]
            n = low + int(rng.randint(high - low + 1, dtype="int64"))
            months = (sums[n - 1] + sums[n - 2]) / 2
        cac = int(10 * round(months * fee * margin / 10))
        row = {"channel": channel, "cac": cac, "fee": fee, "margin": margin}
        rows.append(row | {f"m{n + 1}": share for n, share in enumerate(shares)})
    return pd.DataFrame(rows)
