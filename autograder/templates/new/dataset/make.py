"""Four weeks of a client's own table: spend and leads by day."""

import datetime as dt

FIRST_DAY = dt.date(2026, 8, 3)
SUNDAY = 6


def make(rng, lang):
    """Return the bytes of the file. All chance comes from `rng`: the same trainee has the same numbers every time."""
    lines = ["Day;Spend;Leads"]
    for number in range(28):
        day = FIRST_DAY + dt.timedelta(days=number)
        leads = 0 if day.weekday() == SUNDAY else int(rng.randint(3, 12, dtype="int64"))
        spend = int(rng.randint(4_000, 9_000, dtype="int64"))
        lines.append(f"{day.isoformat()};{spend};{leads}")
    return ("\n".join(lines) + "\n").encode()
