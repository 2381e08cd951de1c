"""A month of the shop in ten figures, of an invented kind: thin margin or dear clicks, another lever is the best."""


def generate(rng, lang):
    """A dictionary of figures; see the task."""

    def between(low, high, step):
        return low + step * int(rng.randint((high - low) // step + 1, dtype="int64"))

    return {
        "visits": between(7_000, 11_000, 100),
        "visit_price": between(20, 34, 1),
        "conversion": between(24, 38, 1) / 1000,
        "repeat": between(16, 32, 1) / 100,
        "cheque": between(3_200, 4_600, 50),
        "margin": between(21, 33, 1) / 100,
        "addon_margin": between(16, 44, 4) / 100 + 0.005,
        "handling": between(190, 290, 10),
        "fixed": between(60_000, 90_000, 1_000),
    }
