# caught by: missed
case = load("competitor_gap")
def tidy(phrase):
    return " ".join(sorted(phrase.lower().split()))


theirs = set.intersection(*({tidy(p) for p in phrases} for phrases in case["competitors"].values()))
theirs -= {tidy(phrase) for phrase in case["ours"]}
competitor_gap = {phrase for phrase in theirs if not set(phrase.split()) & set(case["brands"])}
