path = load("direct_report", raw=True)
with open(path, encoding="utf-8") as export:
    rows = [line.rstrip("\n").split("\t") for line in export]
raw_export = pd.DataFrame(rows[2:-1], columns=rows[1])
for column in ["Impressions", "Clicks", "Cost", "AvgCpc", "Sessions", "Conversions", "Revenue"]:
    raw_export[column] = pd.to_numeric(raw_export[column], errors="coerce")
raw_export[["Cost", "AvgCpc", "Revenue"]] *= 1e-6
