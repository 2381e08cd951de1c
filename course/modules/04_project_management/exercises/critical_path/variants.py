"""A network of ten works with two joints: at one the later branch is named last, at the other first."""

import pandas as pd

AFTER = ("", "", "", "A", "B", "C", "C", "E F", "D", "H G")


def generate(rng, lang):
    """A table: work, days, after."""
    while True:
        days = [1 + int(rng.randint(9, dtype="int64")) for _ in AFTER]
        done = {}
        for letter, length, after in zip("ABCDEFGHIJ", days, AFTER, strict=True):
            done[letter] = length + max((done[one] for one in after.split()), default=0)
        joints = done["F"] - done["E"] > 1 and done["H"] - done["G"] > 1
        last = max(done, key=done.get)
        longest = done["I"] - done["J"]
        if joints and last == "J" and -8 < longest < -1 and min(days[7], days[9], days[3], days[4]) > 1:
            break
    return pd.DataFrame({"work": list("ABCDEFGHIJ"), "days": days, "after": list(AFTER)})
