"""Margin of forty articles in one summer, in the order of their names: few large ones, losses and zeros among them."""

import pandas as pd

COUNT, LOSSES, ZEROS = 40, 3, 2


def generate(rng, lang):
    """A frame: article, margin (RUB)."""
    decay = 0.72 + 0.06 * float(rng.random_sample())
    first = 90_000 + int(rng.randint(60_000, dtype="int64"))
    margins = [first * decay**n for n in range(COUNT - LOSSES - ZEROS)]
    margins = [round(value * (0.97 + 0.06 * float(rng.random_sample()))) + n % 7 for n, value in enumerate(margins)]
    whole = sum(margins)
    margins += [-round(whole * (0.012 + 0.01 * float(rng.random_sample()))) for _ in range(LOSSES)] + [0] * ZEROS
    numbers = sorted(int(n) for n in rng.permutation(800)[:COUNT] + 1100)
    places = rng.permutation(COUNT).tolist()
    # With the largest one last, the order of the table would be as good as smallest first.
    largest = places.index(0)
    if largest >= COUNT // 2:
        other = largest - COUNT // 2
        places[largest], places[other] = places[other], places[largest]
    return pd.DataFrame({"article": [f"FIL-{n}" for n in numbers], "margin": [margins[place] for place in places]})
