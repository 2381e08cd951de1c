import csv

path = load("tiny_report", raw=True)
with open(path, encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file, delimiter="\t"))
cost_per_lead = sum(int(row["Cost"]) for row in rows) / sum(int(row["Leads"]) for row in rows)
