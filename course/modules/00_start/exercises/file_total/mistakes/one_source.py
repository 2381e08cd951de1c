# caught by: one_source
path = load("workshop_requests", raw=True)
table = pd.read_csv(path, sep=";")
file_total = table[table["source"] == "ads"]["amount"].sum()
