from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

Row = namedtuple("Row", "campaign cost leads")
rows = deque(Row(*row) for row in load("tiny_report").itertuples(index=False))
totals = defaultdict(int)
for row in rows:
    totals["cost"] += row.cost
    totals["leads"] += row.leads
shares = Counter({row.campaign: row.leads for row in rows})
cost_per_lead = OrderedDict(totals)["cost"] / shares.total()
