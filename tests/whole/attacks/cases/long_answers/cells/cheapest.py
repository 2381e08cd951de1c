def cheapest(report):
    return pd.DataFrame({"a": range(3_000_000), "b": ["text"] * 3_000_000})
