"""The cost-revenue ratio of the whole account, percent.

DRR = ACoS = advertising cost / revenue from advertising; the inverse of ROAS. A text like "4.55%" is read as the number with
its unit, as in every numeric exercise: the value is computed and the unit is the one that was asked for.
"""

from autograder.checks import check, close, fail


def expected(direct_report):
    """Percent of revenue that went on advertising."""
    return 100 / _roas(direct_report)


def _roas(rows):
    return sum(rows["Revenue"].dropna()) / sum(rows["Cost"])


@check
def upside_down(answer, direct_report):
    """Revenue per rouble of cost: ROAS, with or without a hundred."""
    roas = _roas(direct_report)
    if close(answer, roas, rel=0.01) or close(answer, 100 * roas, rel=0.01):
        return fail(got=answer)


@check
def only_paying(answer, direct_report):
    """Cost without revenue was left out: by campaign or by row."""
    rows = direct_report
    paying_rows = rows[rows["Revenue"] > 0]
    paying_campaigns = rows[rows["CampaignName"].isin(paying_rows["CampaignName"])]
    # Narrow for the rows: their percent is about as small a number as the right share of one.
    if close(answer, 100 / _roas(paying_rows), rel=2e-4) or close(answer, 100 / _roas(paying_campaigns), rel=0.003):
        return fail(got=answer)


@check
def share(answer, direct_report):
    """A share of one instead of percent. The right number in another unit is half of the answer."""
    if close(100 * answer, expected(direct_report), rel=0.1):
        exact = close(100 * answer, expected(direct_report), abs=0.015)
        return fail(share=0.5 if exact else None, got=answer)


@check
def subtracted(answer, direct_report):
    """The cost was subtracted from the revenue somewhere."""
    part = expected(direct_report) / 100
    variants = (part / (1 - part), 1 - part, 1 / part - 1)
    if any(close(answer, v, rel=0.003) or close(answer, 100 * v, rel=0.003) for v in variants):
        return fail(got=answer)
