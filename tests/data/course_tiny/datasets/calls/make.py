"""Twenty days of calls and spend."""


def make(rng, lang):
    rows = ["day,calls,spent"]
    rows += [f"{day},{rng.randint(3, 9)},{rng.randint(2000, 6000)}" for day in range(1, 21)]
    return ("\n".join(rows) + "\n").encode()
