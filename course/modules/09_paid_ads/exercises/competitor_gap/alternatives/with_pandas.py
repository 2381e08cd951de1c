import pandas as pd

case = load("competitor_gap")


def key(phrases):
    return pd.Series(phrases).str.lower().str.split().map(sorted).str.join(" ")


others = key(sum(case["competitors"].values(), []))
branded = others.str.contains("|".join(case["brands"]))
competitor_gap = others[~others.isin(key(case["ours"])) & ~branded].drop_duplicates()
