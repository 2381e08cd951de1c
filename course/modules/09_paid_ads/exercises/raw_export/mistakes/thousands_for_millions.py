# caught by: scale
def raw_export(text):
    path = StringIO(text)
    table = pd.read_csv(path, sep="\t", skiprows=1, skipfooter=1, engine="python", na_values="--")
    for column in ["Cost", "AvgCpc", "Revenue"]:
        table[column] = table[column] / 100_000_000
    return table
