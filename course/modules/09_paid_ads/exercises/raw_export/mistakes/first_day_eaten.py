# caught by: lost_rows
path = load("direct_report", raw=True)
names = pd.read_csv(path, sep="\t", skiprows=1, nrows=1).columns
raw_export = pd.read_csv(path, sep="\t", skiprows=3, skipfooter=1, engine="python", na_values="--", names=names)
for column in ["Cost", "AvgCpc", "Revenue"]:
    raw_export[column] = raw_export[column] / 1_000_000
