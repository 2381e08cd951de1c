"""The department's mailbox with a dozen more threads."""

import pandas as pd

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
FIRST_MONDAY = pd.Timestamp("2026-08-03")
# Who writes when: (week, weekday, hour); "in" is the client, "out" is us.
THREADS = [
    [("in", 0, FRIDAY, 16), ("out", 1, 0, 11)],
    [("in", 1, FRIDAY, 17), ("out", 2, 0, 12)],
    [("in", 0, SATURDAY, 12), ("out", 1, 0, 15)],
    [("in", 1, SUNDAY, 18), ("out", 2, 0, 20)],
    [("in", 1, 0, 10), ("in", 1, 1, 9), ("out", 1, 1, 16)],
    [("in", 0, 1, 10), ("in", 0, 2, 9), ("in", 0, 2, 17), ("out", 0, FRIDAY, 12)],
    [("in", 0, 0, 9), ("out", 0, 0, 12), ("in", 0, 2, 9), ("out", 0, FRIDAY, 12)],
    [("out", 0, 0, 10), ("in", 0, 1, 11), ("out", 0, 3, 15)],
    [("in", 1, 1, 10), ("out", 1, 3, 9), ("in", 1, 3, 10), ("out", 2, 0, 16)],
]
# The first four go to four clients, the last one to the client of the second.
APART = [
    [("in", 2, 3, 19)],
    [("in", 0, 1, 13), ("out", 0, 1, 15), ("in", 1, 0, 10), ("out", 1, 3, 11)],
    [("in", 1, 2, 10)],
    [("in", 1, 2, 14), ("out", 1, 3, 14)],
]
AGAIN = [("in", 1, 0, 12), ("out", 1, 0, 14), ("in", 1, 1, 15), ("out", 1, 3, 16)]


def generate(rng, lang, letters):
    """Columns: thread, client (name), date, from_client; rows in no order."""
    client = letters[letters["from_client"]].groupby("thread")["from_name"].first()
    mail = letters.assign(client=letters["thread"].map(client)).dropna(subset=["client"])
    rows = mail[["thread", "client", "date", "from_client"]].to_dict("records")
    names, number = sorted(set(client)), int(letters["thread"].max())
    whose = [names[i] for i in rng.permutation(len(names))[: len(APART)]]
    whose += [whose[1], *(names[int(rng.randint(len(names)))] for _ in THREADS)]
    for name, plan in zip(whose, [*APART, AGAIN, *THREADS], strict=True):
        number += 1
        for who, week, weekday, hour in plan:
            late = pd.Timedelta(minutes=0 if plan is APART[-1] else int(rng.randint(0, 30)))
            sent = FIRST_MONDAY + pd.Timedelta(weeks=week, days=weekday, hours=hour) + late
            rows.append({"thread": number, "client": name, "date": sent, "from_client": who == "in"})
    table = pd.DataFrame(rows).astype({"thread": "int64", "date": "datetime64[ns]", "from_client": bool})
    return table.iloc[rng.permutation(len(table))].reset_index(drop=True)
