# caught by: ev_by_plan
w = load("earned_value")
pv, ac = (w["budget"] * w["planned"]).sum() / 100, w["spent"].sum()
earned_value = {"pv": pv, "ev": pv, "ac": ac, "cpi": pv / ac, "spi": 1, "eac": w["budget"].sum() * ac / pv}
