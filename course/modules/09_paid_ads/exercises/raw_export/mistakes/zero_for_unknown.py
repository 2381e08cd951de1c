# caught by: zeros
path = load("direct_report", raw=True)
raw_export = pd.read_csv(path, sep="\t", skiprows=1, skipfooter=1, engine="python", na_values="--").fillna(0)
for column in ["Cost", "AvgCpc", "Revenue"]:
    raw_export[column] = raw_export[column] / 1_000_000
