import itertools
import math
import operator
import statistics

rows = load("tiny_report").to_dict("records")
cost = math.fsum(map(operator.itemgetter("Cost"), rows))
*_, leads = itertools.accumulate(row["Leads"] for row in rows)
cost_per_lead = statistics.fmean([cost]) / leads
