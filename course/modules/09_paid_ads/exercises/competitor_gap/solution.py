case = load("competitor_gap")


def tidy(phrase):
    return " ".join(sorted(phrase.lower().split()))


theirs = {tidy(phrase) for phrases in case["competitors"].values() for phrase in phrases}
# ours = {tidy(phrase) for phrase in case[...]}
# competitor_gap = {phrase for phrase in theirs - ours if not set(phrase.split()) & set(case[...])}
### BEGIN SOLUTION
ours = {tidy(phrase) for phrase in case["ours"]}
competitor_gap = {phrase for phrase in theirs - ours if not set(phrase.split()) & set(case["brands"])}
### END SOLUTION
