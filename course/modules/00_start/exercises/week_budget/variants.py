def generate(rng, lang):
    """What Rustam gives for advertising in September, roubles, and the days of the month."""
    return {"budget": 300 * int(rng.randint(60, 160, dtype="int64")), "days": 30}
