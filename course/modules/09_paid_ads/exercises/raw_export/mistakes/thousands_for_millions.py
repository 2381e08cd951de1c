# caught by: value
path = load("direct_report", raw=True)
raw_export = pd.read_csv(path, sep="\t", skiprows=1, skipfooter=1, engine="python", na_values="--")
for column in ["Cost", "AvgCpc", "Revenue"]:
    raw_export[column] = raw_export[column] / 100_000_000
