# caught by: mean_percent
w = load("earned_value")
total, ac = w["budget"].sum(), w["spent"].sum()
pv, ev = total * w["planned"].mean() / 100, total * w["done"].mean() / 100
earned_value = {"pv": pv, "ev": ev, "ac": ac, "cpi": ev / ac, "spi": ev / pv, "eac": total * ac / ev}
