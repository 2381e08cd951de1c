import numpy as np

data = load("webmaster_queries").query("region in ['Екатеринбург', 'Yekaterinburg']")
data = data[~data["query"].str.contains("шестерёнкин") & ~data["query"].str.contains("shesteryonkin")]
table = data.groupby("query").apply(lambda g: pd.Series({"c": g["clicks"].sum(), "i": g["impressions"].sum(), "p": np.average(g["position"], weights=g["impressions"])}), include_groups=False)
rate = table.loc[table["p"] <= 3, "c"].sum() / table.loc[table["p"] <= 3, "i"].sum()
table = table[(table["p"] >= 4) & (table["p"] <= 15)]
striking_distance = (table["i"] * rate - table["c"]).nlargest(5).reset_index()["query"]
