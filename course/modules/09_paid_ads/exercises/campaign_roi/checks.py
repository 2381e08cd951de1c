"""ROI by campaign over advertising costs, percent.

ROI = (revenue - costs) / costs (Google Ads Help, “Return on investment (ROI)”, answer 14090); a Direct report knows only
the cost of advertising. A campaign that spent nothing has no ROI.
"""

import pandas as pd

from autograder.checks import call, check, fail, once, same_mapping


@once
def expected(report):
    """Campaign -> percent, for campaigns with a cost."""
    roi = {}
    for name in sorted(set(report["CampaignName"])):
        mine = report[report["CampaignName"].eq(name)]
        spent, earned = sum(mine["Cost"].fillna(0)), sum(mine["Revenue"].fillna(0))
        if spent:
            roi[name] = 100 * earned / spent - 100
    return roi


def _matches(got, right, rel=0.005):
    """To a tenth of a percentage point or half a percent, whichever is more; text equals nothing."""
    numbers = all(isinstance(roi, int | float) and not isinstance(roi, bool) for roi in got.values())
    return numbers and same_mapping(got, right, rel=rel, abs=0.06)


@once
def _asked(answer, report):
    """What the function gives for a report; a number or a text is taken for an empty answer."""
    got = call(answer, report)
    return got if isinstance(got, dict) else {}


def _small(**columns):
    """A report of a few rows, for edge cases."""
    return pd.DataFrame(columns)


@check
def not_a_mapping(answer, direct_report):
    """The function gives a number or a table instead of a dictionary."""
    if not isinstance(call(answer, direct_report), dict):
        return fail()


@check
def nothing_subtracted(answer, direct_report):
    """Revenue / cost: ROAS, in percent or as it is."""
    got, right = _asked(answer, direct_report), expected(direct_report)
    # A narrow tolerance: profit without a part of the cost comes close to revenue.
    if any(_matches(got, {name: (roi + 100) / part for name, roi in right.items()}, rel=1e-4) for part in (1, 100)):
        return fail()


@check
def shares(answer, direct_report):
    """Shares of one instead of percent. The right numbers in another unit are half of the answer."""
    got, right = _asked(answer, direct_report), expected(direct_report)
    if _matches(got, {name: roi / 100 for name, roi in right.items()}):
        exact = _matches({name: 100 * roi for name, roi in got.items()}, right)
        return fail(share=0.5 if exact else None)


@check
def divided_by_revenue(answer, direct_report):
    """The profit was divided by revenue, which is a margin."""
    got, right = _asked(answer, direct_report), expected(direct_report)
    margin = {name: 100 * roi / (roi + 100) for name, roi in right.items() if roi > -100}
    if _matches({name: got.get(name) for name in margin}, margin):
        return fail()


def _without_number(answer, direct_report):
    """Campaigns that spent money and are missing or have no number."""
    got = _asked(answer, direct_report)
    return [name for name in expected(direct_report) if got.get(name) is None or got[name] != got[name]]


@check
def no_number(answer, direct_report):
    """Campaigns that earned something are missing or have no number."""
    right = expected(direct_report)
    if missing := [name for name in _without_number(answer, direct_report) if right[name] > -100]:
        return fail(campaigns=", ".join(missing))


@check
def left_out(answer, direct_report):
    """Campaigns that spent money and earned nothing are missing or have no number."""
    if missing := _without_number(answer, direct_report):
        return fail(campaigns=", ".join(missing))


@check
def unknown(answer, direct_report):
    """Names that no campaign of the report has."""
    if extra := [str(name) for name in _asked(answer, direct_report) if name not in expected(direct_report)]:
        return fail(campaigns=", ".join(sorted(extra)))


@check
def value(answer, direct_report):
    """Every campaign's ROI over the trainee's own report."""
    got, right = _asked(answer, direct_report), expected(direct_report)
    for name in sorted(right):
        if not _matches({name: got.get(name)}, {name: right[name]}):
            return fail(campaign=name, got=got.get(name))


@check(hidden=True)
def other_report(answer):
    """Another client's report: campaigns in another order, several rows each, revenue on a day without cost."""
    report = _small(
        CampaignName=["tiles", "paint", "tiles", "glue", "paint"],
        Cost=[100.0, 400.0, 300.0, 250.0, 0.0],
        Revenue=[None, 1000.0, 1200.0, 200.0, 300.0],
    )
    return _matches(_asked(answer, report), expected(report))


@check(hidden=True)
def zero_cost(answer):
    """A campaign that spent nothing is not in the answer; not infinity, not an error.

    Half of the points: the trainee's report and another client's come out right.
    """
    report = _small(
        CampaignName=["tiles", "bonus", "empty"],
        Cost=[800.0, 0.0, 0.0],
        Revenue=[1200.0, 300.0, None],
    )
    return _matches(_asked(answer, report), expected(report)) or fail(share=0.5)


@check(hidden=True)
def nobody_earned(answer):
    """A report in which no campaign has revenue yet. Half of the points, as for `zero_cost`."""
    report = _small(CampaignName=["tiles", "paint"], Cost=[500.0, 80.0], Revenue=[float("nan"), float("nan")])
    return _matches(_asked(answer, report), expected(report)) or fail(share=0.5)
