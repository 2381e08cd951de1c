# caught by: value
t = load("money_back").set_index("channel")
money_back = (-(-t["cac"] // (t["m1"] * (1 - t["materials"])))).astype(int)
