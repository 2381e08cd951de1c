path = load("workshop_requests", raw=True)
table = pd.read_csv(path)
# file_total = table[...].sum()
### BEGIN SOLUTION
table = pd.read_csv(path, sep=";")
file_total = table["amount"].sum()
### END SOLUTION
