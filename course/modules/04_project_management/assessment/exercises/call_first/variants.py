"""Twenty tasks of five people: days of work, the present day and what is ready."""

import pandas as pd

# Days allotted, days passed, percent ready; one row of the rule each, border values among them.
ROWS = (
    (10, 5, 44), (10, 5, 70), (8, 4, 31), (12, 5, 20), (12, 8, 52), (8, 6, 83), (4, 3, 74), (20, 15, 95), (10, 9, 72),
    (10, 10, 92), (10, 13, 81), (6, 6, 100), (10, 4, 15), (14, 7, 55), (20, 11, 63), (8, 7, 88), (5, 2, 10),
    (16, 12, 66), (10, 12, 100), (6, 4, 48),
)  # fmt: skip


def generate(rng, lang):
    """A table: task, person, start, deadline, today, ready."""
    people = {"ru": ["Алина", "Вера", "Глеб", "Лида", "Паша"], "en": ["Alina", "Vera", "Gleb", "Lida", "Pasha"]}[lang]
    today, order = 30 + int(rng.randint(20, dtype="int64")), rng.permutation(len(ROWS)).tolist()
    rows = []
    for n, at in enumerate(order):
        allotted, passed, ready = ROWS[at]
        start = today - passed + 1
        shift = int(rng.randint(4, dtype="int64")) if ready < 90 else 0
        rows.append((401 + 2 * n, people[n % 5], start, start + allotted - 1, today, ready + shift))
    return pd.DataFrame(rows, columns=["task", "person", "start", "deadline", "today", "ready"])
