t = load("money_back").melt(id_vars=["channel", "cac", "materials"], var_name="m", value_name="paid")
t["n"] = t["m"].str[1:].astype(int)
t["sum"] = (t["paid"] * (1 - t["materials"])).groupby(t["channel"]).cumsum()
first = t[t["sum"] >= t["cac"]].groupby("channel")["n"].min().to_dict()
money_back = {channel: first.get(channel, 0) for channel in t["channel"].unique()}
