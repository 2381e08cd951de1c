"""Cost per lead outside the brand campaign: CPL = cost / leads, both summed over the same rows.

A campaign without leads stays in the numerator: its money was spent for the sake of leads too.
"""

from autograder.checks import check, close, fail, once

BRAND = "parogor_brand_search"


@once
def expected(direct_report):
    """Roubles per lead of every campaign but the brand one."""
    sums = _sums(direct_report)
    return sums["Cost"].drop(BRAND, errors="ignore").sum() / sums["Conversions"].drop(BRAND, errors="ignore").sum()


def _is(answer, price):
    """To the rouble: two different mistakes may well be half a percent apart."""
    return close(answer, price, rel=1e-5, abs=0.51)


@once
def _sums(direct_report):
    return direct_report.pivot_table(index="CampaignName", values=["Cost", "Conversions"], aggfunc="sum")


def _others(direct_report):
    return direct_report.query("CampaignName != @BRAND")


@check
def with_brand(answer, direct_report):
    """The brand campaign was counted in."""
    sums = _sums(direct_report).sum()
    if _is(answer, sums.Cost / sums.Conversions):
        return fail(got=answer)


@check
def brand_on_one_side(answer, direct_report):
    """The brand campaign was left out of the cost alone or of the leads alone."""
    everything, others = _sums(direct_report).sum(), _sums(_others(direct_report)).sum()
    if _is(answer, others.Cost / everything.Conversions) or _is(answer, everything.Cost / others.Conversions):
        return fail(got=answer)


@check
def only_rows_with_leads(answer, direct_report):
    """The cost of rows without a lead was lost: by dropping them or by averaging what is left."""
    rows = _others(direct_report)
    rows = rows[rows["Conversions"].notna()]
    one_by_one = [cost / leads for cost, leads in zip(rows["Cost"], rows["Conversions"], strict=True)]
    if _is(answer, rows["Cost"].sum() / rows["Conversions"].sum()) or _is(answer, sum(one_by_one) / len(one_by_one)):
        return fail(got=answer)


@check
def rows_for_leads(answer, direct_report):
    """Rows with leads were counted instead of leads."""
    rows = _others(direct_report)
    if _is(answer, rows["Cost"].sum() / rows["Conversions"].notna().sum()):
        return fail(got=answer)


@check
def mean_of_campaigns(answer, direct_report):
    """Campaigns' CPLs were averaged as if each had as many leads."""
    sums = _sums(direct_report).drop(BRAND)
    prices = [row.Cost / row.Conversions for row in sums.itertuples() if row.Conversions > 0]
    if _is(answer, sum(prices) / len(prices)):
        return fail(got=answer)


@check
def without_failures(answer, direct_report):
    """Campaigns that brought no lead were left out."""
    sums = _sums(direct_report).drop(BRAND)
    successful = sums.query("Conversions > 0").sum()
    if _is(answer, successful.Cost / successful.Conversions):
        return fail(got=answer)
