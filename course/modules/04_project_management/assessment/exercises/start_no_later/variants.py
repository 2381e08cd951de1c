"""A network of nine works; three or four of them decide the day."""

import pandas as pd

AFTER = ("", "", "A", "A B", "B", "C", "D E", "F G", "G")


def generate(rng, lang):
    """A table: work, days, after."""
    while True:
        days = [2 + int(rng.randint(10, dtype="int64")) for _ in AFTER]
        end, letters = {}, "ABCDEFGHI"
        for letter, length, after in zip(letters, days, AFTER, strict=True):
            end[letter] = length + max((end[one] for one in after.split()), default=0)
        apart = abs(end["A"] - end["B"]) > 1 and abs(end["D"] - end["E"]) > 1 and abs(end["F"] - end["G"]) > 1
        if apart and abs(end["H"] - end["I"]) > 1:
            break
    return pd.DataFrame({"work": list(letters), "days": days, "after": list(AFTER)})
