"""The dearest campaign: by the cost of a lead, among campaigns that brought any."""
import pandas as pd

from autograder.checks import call, check, fail


def dearest_of(report):
    priced = [(cost / leads, name) for name, cost, leads in report.itertuples(index=False) if leads > 0]
    return max(priced)[1]


def made_up():
    return pd.DataFrame(
        {
            "Campaign": ["wide_net", "brand_words", "quiet_corner", "own_club"],
            "Cost": [9000, 1200, 500, 80],
            "Leads": [30, 2, 0, 4],
        }
    )


@check
def by_total_spend(answer):
    """The campaign that spends most was named."""
    return call(answer, made_up()) != "wide_net"


@check
def idle_counts(answer):
    """A campaign without leads has no cost of a lead."""
    return call(answer, made_up()) != "quiet_corner"


@check
def right_name(answer, tiny_report):
    """The right name on a table of ours and on the trainee's report."""
    for table in (made_up(), tiny_report):
        got = call(answer, table)
        if got != dearest_of(table):
            return fail(got=got)
