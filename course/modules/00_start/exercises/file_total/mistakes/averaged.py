# caught by: averaged
path = load("workshop_requests", raw=True)
table = pd.read_csv(path, sep=";")
file_total = table["amount"].mean()
