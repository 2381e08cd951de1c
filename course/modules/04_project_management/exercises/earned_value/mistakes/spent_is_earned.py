# caught by: ev_is_ac
w = load("earned_value")
pv, ac = (w["budget"] * w["planned"]).sum() / 100, w["spent"].sum()
earned_value = {"pv": pv, "ev": ac, "ac": ac, "cpi": 1, "spi": ac / pv, "eac": w["budget"].sum()}
