# caught by: rows_counted
path = load("workshop_requests", raw=True)
table = pd.read_csv(path, sep=";")
file_total = len(table)
