import pandas as pd


def attribution_models(visits):
    chain = pd.DataFrame(visits, columns=["source", "days_ago"])
    if chain.empty:
        return {"first": None, "last": None, "last_significant": None, "last_direct": None}
    half_year = chain[chain["days_ago"] <= 180]
    quarter = chain[(chain["days_ago"] <= 90) & ~chain["source"].isin(["direct", "internal", "saved"])]
    last = chain["source"].iloc[-1]
    significant = quarter["source"].iloc[-1] if len(quarter) else last
    return {
        "first": half_year["source"].iloc[0],
        "last": last,
        "last_significant": significant,
        "last_direct": "ya_direct" if (half_year["source"] == "ya_direct").any() else significant,
    }
