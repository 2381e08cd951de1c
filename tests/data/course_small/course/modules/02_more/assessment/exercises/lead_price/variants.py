"""Two weeks of one campaign."""


def generate(rng):
    weeks = []
    for _week in range(2):
        weeks.append({"cost": int(rng.randint(8_000, 40_000, dtype="int64")), "leads": int(rng.randint(4, 30, dtype="int64"))})
    weeks[1]["leads"] = weeks[0]["leads"] + int(rng.randint(5, 20, dtype="int64"))
    return weeks
