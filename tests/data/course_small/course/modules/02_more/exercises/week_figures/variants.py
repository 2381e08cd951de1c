import datetime as dt


def generate(rng, lang):
    """A week of one campaign: clicks, leads, spend in roubles, and the day of the report."""
    leads = int(rng.randint(21, 60, dtype="int64"))
    spent = leads * int(rng.randint(300, 900, dtype="int64")) + 7
    clicks = leads * int(rng.randint(15, 30, dtype="int64")) + 3
    report = dt.date(2026, 9, int(rng.randint(1, 20, dtype="int64")))
    return {"spent": spent, "leads": leads, "clicks": clicks, "report": report}
