"""Cost per lead on phones in search in eight weeks, the brand campaign left out: cost / leads over the same rows."""

import pandas as pd

from autograder.checks import check, close, fail

BRAND = "parogor_brand_search"


def expected(direct_report):
    """Roubles per lead."""
    return _price(_phones(direct_report, "2026-07-06", own=False))


def _phones(direct_report, first, own):
    """Rows of phones in search since a day; `own` with the brand campaign."""
    chosen = direct_report["Device"].eq("MOBILE") & direct_report["AdNetworkType"].eq("SEARCH")
    chosen &= direct_report["Date"].ge(pd.Timestamp(first)) & direct_report["Date"].le(pd.Timestamp("2026-08-30"))
    return direct_report[chosen if own else chosen & direct_report["CampaignName"].ne(BRAND)]


def _price(rows):
    return sum(rows["Cost"]) / sum(rows["Conversions"].dropna())


def _is(answer, price):
    return close(answer, price, rel=1e-5, abs=0.51)


@check
def with_brand(answer, direct_report):
    """The brand campaign was counted in."""
    if _is(answer, _price(_phones(direct_report, "2026-07-06", own=True))):
        return fail(got=answer)


@check
def whole_summer(answer, direct_report):
    """All thirteen weeks."""
    if _is(answer, _price(_phones(direct_report, "2026-06-01", own=False))):
        return fail(got=answer)


@check
def without_misses(answer, direct_report):
    """The cost of rows without a lead was lost: dropped, or averaged away."""
    rows = _phones(direct_report, "2026-07-06", own=False)
    rows = rows[rows["Conversions"].notna()]
    if _is(answer, _price(rows)) or _is(answer, (rows["Cost"] / rows["Conversions"]).mean()):
        return fail(got=answer)
