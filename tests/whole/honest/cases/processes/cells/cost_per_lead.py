import multiprocessing

report = load("tiny_report")


def total(column):
    return int(report[column].sum())


with multiprocessing.get_context("fork").Pool(2) as pool:
    cost, leads = pool.map(total, ["Cost", "Leads"])
cost_per_lead = cost / leads
