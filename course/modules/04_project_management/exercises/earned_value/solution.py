works = load("earned_value")
### BEGIN SOLUTION
pv = (works["budget"] * works["planned"] / 100).sum()
ev = (works["budget"] * works["done"] / 100).sum()
ac = works["spent"].sum()
cpi = ev / ac
earned_value = {"pv": pv, "ev": ev, "ac": ac, "cpi": cpi, "spi": ev / pv, "eac": works["budget"].sum() / cpi}
### END SOLUTION
