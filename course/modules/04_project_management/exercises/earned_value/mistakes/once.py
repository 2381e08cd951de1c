# caught by: overspend_once
w = load("earned_value")
pv, ev, ac = (w["budget"] * w["planned"]).sum() / 100, (w["budget"] * w["done"]).sum() / 100, w["spent"].sum()
earned_value = {"pv": pv, "ev": ev, "ac": ac, "cpi": ev / ac, "spi": ev / pv, "eac": w["budget"].sum() + ac - ev}
