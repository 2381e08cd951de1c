# caught by: only_the_first
path = load("workshop_requests", raw=True)
table = pd.read_csv(path, sep=";")
file_total = table.head(50)["amount"].sum()
