# caught by: own_brand
case = load("competitor_gap")
def tidy(phrase):
    return " ".join(sorted(phrase.lower().split()))


theirs = {tidy(phrase) for phrases in case["competitors"].values() for phrase in phrases}
theirs -= {tidy(phrase) for phrase in case["ours"]}
competitor_gap = {phrase for phrase in theirs if not set(phrase.split()) & (set(case["brands"]) - {"парогор", "parogor"})}
