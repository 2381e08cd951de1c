# caught by: begun_only
w = load("earned_value")
pv, ev, ac = (w["budget"] * w["planned"]).sum() / 100, (w["budget"] * w["done"]).sum() / 100, w["spent"].sum()
total = w.loc[w["done"] > 0, "budget"].sum()
earned_value = {"pv": pv, "ev": ev, "ac": ac, "cpi": ev / ac, "spi": ev / pv, "eac": total * ac / ev}
