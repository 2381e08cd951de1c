path = load("direct_report", raw=True)
### BEGIN SOLUTION
raw_export = pd.read_csv(path, sep="\t", skiprows=1, skipfooter=1, engine="python", na_values="--")
for column in ["Cost", "AvgCpc", "Revenue"]:
    raw_export[column] = raw_export[column] / 1_000_000
### END SOLUTION
