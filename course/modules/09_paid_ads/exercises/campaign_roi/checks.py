"""ROI by campaign over advertising costs, percent.

ROI = (revenue - costs) / costs (Google Ads Help, “Return on investment (ROI)”, answer 14090); a Direct report knows only
the cost of advertising. A campaign that spent nothing has no ROI.
"""

from autograder.checks import check, close, fail, mapping_share, once, same_mapping


@once
def expected(direct_report):
    """Campaign -> percent, for campaigns with a cost."""
    roi = {}
    for name in sorted(set(direct_report["CampaignName"])):
        mine = direct_report[direct_report["CampaignName"].eq(name)]
        spent, earned = sum(mine["Cost"].fillna(0)), sum(mine["Revenue"].fillna(0))
        if spent:
            roi[name] = 100 * earned / spent - 100
    return roi


def _near(got, roi, rel=0.005):
    """To a tenth of a percentage point or half a percent, whichever is more; text equals nothing."""
    number = isinstance(got, int | float) and not isinstance(got, bool)
    return number and close(got, roi, rel=rel, abs=0.06)


def _matches(got, right, rel=0.005):
    numbers = all(isinstance(roi, int | float) and not isinstance(roi, bool) for roi in got.values())
    return numbers and same_mapping(got, right, rel=rel, abs=0.06)


def share(answer, direct_report):
    """Campaigns whose ROI is right; one number for all is worth nothing."""
    return mapping_share(answer, expected(direct_report), _near)


@check
def nothing_subtracted(answer, direct_report):
    """Revenue / cost: ROAS, in percent or as it is."""
    right = expected(direct_report)
    # A narrow tolerance: profit without a part of the cost comes close to revenue.
    if any(_matches(answer, {name: (roi + 100) / part for name, roi in right.items()}, rel=1e-4) for part in (1, 100)):
        return fail()


@check
def shares(answer, direct_report):
    """Shares of one instead of percent. The right numbers in another unit are half of the answer."""
    right = expected(direct_report)
    if _matches(answer, {name: roi / 100 for name, roi in right.items()}):
        exact = _matches({name: 100 * roi for name, roi in answer.items()}, right)
        return fail(share=0.5 if exact else None)


@check
def divided_by_revenue(answer, direct_report):
    """The profit was divided by revenue, which is a margin."""
    right = expected(direct_report)
    margin = {name: 100 * roi / (roi + 100) for name, roi in right.items() if roi > -100}
    if _matches({name: answer.get(name) for name in margin}, margin):
        return fail()


def _without_number(answer, direct_report):
    """Campaigns that spent money and are missing or have no number."""
    return [name for name in expected(direct_report) if answer.get(name) is None or answer[name] != answer[name]]


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
    if extra := [str(name) for name in answer if name not in expected(direct_report)]:
        return fail(campaigns=", ".join(sorted(extra)))


@check
def value(answer, direct_report):
    """Every campaign's ROI over the trainee's own report."""
    right = expected(direct_report)
    for name in sorted(right):
        if not _near(answer.get(name), right[name]):
            return fail(campaign=name, got=answer.get(name))
