# caught by: total_line
path = load("direct_report", raw=True)
raw_export = pd.read_csv(path, sep="\t", skiprows=1, na_values="--")
for column in ["Cost", "AvgCpc", "Revenue"]:
    raw_export[column] = raw_export[column] / 1_000_000
