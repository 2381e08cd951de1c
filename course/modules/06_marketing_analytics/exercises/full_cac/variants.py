"""Costs of a quarter in nine lines, and how many requests, buyers and new buyers there were."""


def generate(rng, lang):
    """A dictionary of two dictionaries."""

    def between(low, high, step=500):
        return low + step * int(rng.randint((high - low) // step + 1, dtype="int64"))

    new = between(290, 380, 1)
    return {
        "costs": {
            "ads": between(380_000, 460_000),
            "courier": between(150_000, 190_000),
            "agency": between(90_000, 120_000),
            "rent": between(210_000, 270_000),
            "first_call": between(66_000, 84_000),
            "retention_mail": between(31_000, 45_000),
            "banners": between(21_000, 29_000),
            "first_order_discount": between(48_000, 61_000),
            "refunds": between(87_000, 99_000),
        },
        "counts": {"leads": new + between(310, 400, 1), "buyers": new + between(130, 190, 1), "new_buyers": new},
    }
