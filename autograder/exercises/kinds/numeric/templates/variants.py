def generate(rng, lang):
    """A month of one campaign: spend in roubles and leads."""
    leads = int(rng.randint(20, 60, dtype="int64"))
    return {"spent": leads * int(rng.randint(300, 900, dtype="int64")) + 7, "leads": leads}
