import datetime as dt


def generate(rng, lang):
    """A month of one campaign: spend in roubles, leads, and the day of the report."""
    leads = int(rng.randint(21, 60, dtype="int64"))
    spent = leads * int(rng.randint(300, 900, dtype="int64")) + 7
    return {"spent": spent, "leads": leads, "report": dt.date(2026, 9, int(rng.randint(1, 20, dtype="int64")))}
