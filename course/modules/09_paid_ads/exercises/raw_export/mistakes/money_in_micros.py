# caught by: micros
path = load("direct_report", raw=True)
raw_export = pd.read_csv(path, sep="\t", skiprows=1, skipfooter=1, engine="python", na_values="--")
