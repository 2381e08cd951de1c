"""Sixteen tasks on a board: border values in each row of the rule. Nothing lies between 70 and 75 per cent of the time."""

import pandas as pd

# Share of time passed in per cent, percent that is ready.
ROWS = (
    (30, 5), (40, 60), (50, 60), (50, 50), (50, 40), (50, 35), (60, 62), (60, 45), (65, 39), (75, 90), (75, 80),
    (80, 70), (85, 65), (100, 95), (120, 100), (45, 100), (110, 40), (80, 92), (50, 55),
)  # fmt: skip


def generate(rng, lang):
    """A table: task, allotted, passed, ready."""
    order = rng.permutation(len(ROWS)).tolist()
    first = 201 + int(rng.randint(60, dtype="int64"))
    rows = []
    for n, at in enumerate(order):
        time, ready = ROWS[at]
        allotted = 20 * (1 + int(rng.randint(4, dtype="int64")))
        shift = int(rng.randint(3, dtype="int64")) if ready not in (100, 60, 50, 40, 90, 80, 70, 39) else 0
        rows.append(
            {"task": first + 3 * n, "allotted": allotted, "passed": allotted * time // 100, "ready": ready + shift}
        )
    return pd.DataFrame(rows)
