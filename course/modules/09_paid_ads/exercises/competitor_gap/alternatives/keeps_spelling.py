case = load("competitor_gap")
seen = {frozenset(phrase.lower().split()) for phrase in case["ours"]}
competitor_gap = []
for company in case["competitors"]:
    for phrase in case["competitors"][company]:
        words = frozenset(phrase.lower().split())
        if words in seen or any(brand in words for brand in case["brands"]):
            continue
        seen.add(words)
        competitor_gap.append(phrase)
