pairs = sorted(load("abc_groups").values.tolist(), key=lambda pair: pair[1], reverse=True)
total = sum(margin for _, margin in pairs if margin > 0)
reached = 0
abc_groups = {}
for article, margin in pairs:
    reached += max(margin, 0)
    if margin <= 0 or reached > total * 0.95:
        abc_groups[article] = "C"
    elif reached > total * 0.8:
        abc_groups[article] = "B"
    else:
        abc_groups[article] = "A"
