"""Chains of visits of this trainee's client, each ending with an order."""

SIGNIFICANT = ["organic", "ya_direct", "social", "email", "referral"]
SOURCES = [*SIGNIFICANT, "direct", "internal", "saved"]


def generate(rng, lang):
    """Five chains, oldest visit first; the last visit is the order's, 0 days ago.

    The visit before it is significant and recent: chains with nothing to choose from are left to the grading.
    """
    chains = []
    for _number in range(5):
        older = int(rng.randint(1, 5, dtype="int64"))
        days = sorted((int(d) for d in rng.choice(range(61, 260), size=older, replace=False)), reverse=True)
        days += [int(rng.randint(1, 60, dtype="int64")), 0]
        picked = [SOURCES[int(i)] for i in rng.randint(0, len(SOURCES), size=older + 2, dtype="int64")]
        picked[-2] = SIGNIFICANT[int(rng.randint(0, len(SIGNIFICANT), dtype="int64"))]
        chains.append([{"source": s, "days_ago": d} for s, d in zip(picked, days, strict=True)])
    return chains
