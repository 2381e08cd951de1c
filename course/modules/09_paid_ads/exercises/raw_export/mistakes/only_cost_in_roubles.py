# caught by: micros
path = load("direct_report", raw=True)
raw_export = pd.read_csv(path, sep="\t", skiprows=1, skipfooter=1, engine="python", na_values="--")
raw_export["Cost"] = raw_export["Cost"] / 1_000_000
