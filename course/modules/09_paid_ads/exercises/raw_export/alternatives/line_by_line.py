def raw_export(text):
    path = StringIO(text)
    with path as export:
        rows = [line.rstrip("\n").split("\t") for line in export]
    table = pd.DataFrame(rows[2:-1], columns=rows[1])
    for column in ["Impressions", "Clicks", "Cost", "AvgCpc", "Sessions", "Conversions", "Revenue"]:
        table[column] = pd.to_numeric(table[column], errors="coerce")
    table[["Cost", "AvgCpc", "Revenue"]] *= 1e-6
    return table
