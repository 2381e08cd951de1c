"""The cheapest campaign: by the cost of a lead, not by spend."""
import pandas as pd

from autograder.checks import call, check, fail


def best(report):
    rows = [(cost / leads, name) for name, cost, leads in report.itertuples(index=False) if leads]
    return min(rows)[1]


def without_a_lead():
    return pd.DataFrame({"Campaign": ["silent_one", "steady_one"], "Cost": [10, 900], "Leads": [0, 3]})


@check
def by_spend(answer, tiny_report):
    """The smallest spend was taken."""
    alive = tiny_report[tiny_report.Leads > 0]
    smallest = alive.Campaign[alive.Cost.idxmin()]
    return call(answer, alive) != smallest or smallest == best(tiny_report)


@check
def name(answer, tiny_report):
    """The right name on the trainee's own report, the silent campaign left out."""
    got = call(answer, tiny_report[tiny_report.Leads > 0].reset_index(drop=True))
    if got != best(tiny_report):
        return fail(got=got)


@check(hidden=True)
def no_leads_at_all(answer):
    """A campaign without leads must not win by a division by zero."""
    got = call(answer, without_a_lead())
    return got == "steady_one" or fail(share=0.5 if got == "silent_one" else None)
