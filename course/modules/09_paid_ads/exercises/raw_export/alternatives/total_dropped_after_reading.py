path = load("direct_report", raw=True)
table = pd.read_csv(path, sep="\t", header=1, na_values=["--"])
table = table[~table["Date"].str.startswith("Total rows")]
raw_export = table.assign(
    Date=pd.to_datetime(table["Date"]),
    Cost=table["Cost"] / 10**6,
    AvgCpc=table["AvgCpc"] / 10**6,
    Revenue=table["Revenue"] / 10**6,
)
