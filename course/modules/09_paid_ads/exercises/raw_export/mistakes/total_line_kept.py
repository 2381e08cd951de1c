# caught by: total_line
def raw_export(text):
    path = StringIO(text)
    table = pd.read_csv(path, sep="\t", skiprows=1, na_values="--")
    for column in ["Cost", "AvgCpc", "Revenue"]:
        table[column] = table[column] / 1_000_000
    return table
