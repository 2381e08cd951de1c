# caught by: value
w = load("earned_value")
pv, ev, ac = (w["budget"] * w["planned"]).sum(), (w["budget"] * w["done"]).sum(), w["spent"].sum()
earned_value = {"pv": pv, "ev": ev, "ac": ac, "cpi": ev / ac, "spi": ev / pv, "eac": w["budget"].sum() * ac / ev}
