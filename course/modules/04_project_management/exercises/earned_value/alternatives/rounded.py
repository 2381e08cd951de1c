w = load("earned_value")
ev = sum(w["budget"] * w["done"]) / 100
pv = sum(w["budget"] * w["planned"]) / 100
ac = sum(w["spent"])
earned_value = {"pv": round(pv), "ev": round(ev), "ac": ac, "cpi": round(ev / ac, 2), "spi": round(ev / pv, 2)}
earned_value["eac"] = round(w["budget"].sum() / (ev / ac))
