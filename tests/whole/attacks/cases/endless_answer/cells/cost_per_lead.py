import itertools

cost_per_lead = itertools.count(1)
