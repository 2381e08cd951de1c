def raw_export(text):
    path = StringIO(text)
    table = pd.read_csv(path, sep="\t", header=1, na_values=["--"])
    table = table[~table["Date"].str.startswith("Total rows")]
    table = table.assign(
        Date=pd.to_datetime(table["Date"]),
        Cost=table["Cost"] / 10**6,
        AvgCpc=table["AvgCpc"] / 10**6,
        Revenue=table["Revenue"] / 10**6,
    )
    return table
