table = load("gsc_queries")
table["weight"] = table["position"] * table["impressions"]
table["mine"] = table["query"].map(lambda text: any(name in text for name in ["шестерёнкин", "шестеренкин", "шестирёнкин", "shesteryonkin", "shesterenkin", "shestirenkin"]))
sums = table.groupby("mine")[["clicks", "impressions", "weight"]].sum()
weighted_position = {
    "brand_ctr": round(100 * sums["clicks"][True] / sums["impressions"][True], 1),
    "rest_ctr": round(100 * sums["clicks"][False] / sums["impressions"][False], 1),
    "brand_position": round(sums["weight"][True] / sums["impressions"][True], 1),
    "rest_position": round(sums["weight"][False] / sums["impressions"][False], 1),
}
