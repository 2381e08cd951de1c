# caught by: lost_rows
def raw_export(text):
    path = StringIO(text)
    names = pd.read_csv(path, sep="\t", skiprows=1, nrows=1).columns
    table = pd.read_csv(path, sep="\t", skiprows=3, skipfooter=1, engine="python", na_values="--", names=names)
    for column in ["Cost", "AvgCpc", "Revenue"]:
        table[column] = table[column] / 1_000_000
    return table
