# caught by: already_ours
case = load("competitor_gap")
def tidy(phrase):
    return " ".join(sorted(phrase.lower().split()))


theirs = {tidy(phrase) for phrases in case["competitors"].values() for phrase in phrases}
competitor_gap = {phrase for phrase in theirs if not set(phrase.split()) & set(case["brands"])}
