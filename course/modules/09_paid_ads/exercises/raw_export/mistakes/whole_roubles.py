# caught by: value
def raw_export(text):
    table = pd.read_csv(StringIO(text), sep="\t", skiprows=1, skipfooter=1, engine="python", na_values="--")
    table[["Cost", "AvgCpc", "Revenue"]] //= 1_000_000
    return table
