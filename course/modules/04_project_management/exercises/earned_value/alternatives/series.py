w = load("earned_value").assign(plan=lambda t: t["budget"] * t["planned"] / 100, earned=lambda t: t["budget"] * t["done"] / 100)
s = w[["plan", "earned", "spent", "budget"]].sum()
earned_value = pd.Series({"pv": s["plan"], "ev": s["earned"], "ac": s["spent"], "cpi": s["earned"] / s["spent"], "spi": s["earned"] / s["plan"], "eac": s["spent"] * s["budget"] / s["earned"]})
