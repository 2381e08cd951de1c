"""CTR by campaign: a ratio of sums, in percent.

CTR = clicks / impressions (Google AdSense Help, “Clickthrough rate (CTR)”, answer 32720).
"""

from autograder.checks import check, close, fail, mapping_share, once, same_mapping

ROUNDED = 0.006  # percentage points: an answer rounded to two decimals is right


@once
def expected(direct_report):
    """CTR of every campaign, percent."""
    ctr = {}
    for name in direct_report["CampaignName"].unique():
        rows = direct_report["CampaignName"] == name
        ctr[name] = float(100 * direct_report.loc[rows, "Clicks"].sum() / direct_report.loc[rows, "Impressions"].sum())
    return ctr


def _right(answer, direct_report):
    return same_mapping(answer, expected(direct_report), rel=1e-9, abs=ROUNDED)


def share(answer, direct_report):
    """Campaigns whose CTR is right to two decimals."""
    return mapping_share(answer, expected(direct_report), lambda got, ctr: close(got, ctr, rel=1e-9, abs=ROUNDED))


@check
def names(answer, direct_report):
    """The keys are not the names of the campaigns."""
    known = set(direct_report["CampaignName"])
    missing, extra = sorted(known - set(answer)), sorted(map(str, set(answer) - known))
    if missing or extra:
        return fail(missing=", ".join(missing) or "—", extra=", ".join(extra) or "—")


@check
def not_numbers(answer):
    """A value is text or something else that cannot be compared."""
    odd = [name for name, ctr in answer.items() if isinstance(ctr, bool) or not isinstance(ctr, int | float)]
    if odd:
        return fail(campaign=odd[0])


@check
def shares(answer, direct_report):
    """Shares of one instead of percent."""
    right = expected(direct_report)
    if all(abs(100 * answer[name] - ctr) < 0.5 * ctr for name, ctr in right.items()):
        return fail()


@check
def upside_down(answer, direct_report):
    """Impressions were divided by clicks, with or without a hundred."""
    right = expected(direct_report)
    for hundred in (1, 100):
        if same_mapping(answer, {name: hundred * 100 / ctr for name, ctr in right.items()}, rel=0.01):
            return fail()


@check
def mean_of_rates(answer, direct_report):
    """The mean of rows' or of days' CTR."""
    daily = direct_report.groupby(["CampaignName", "Date"], as_index=False)[["Clicks", "Impressions"]].sum()
    daily["rate"] = 100 * daily["Clicks"] / daily["Impressions"]
    for rates in (daily.groupby("CampaignName")["rate"].mean(), direct_report.groupby("CampaignName")["Ctr"].mean()):
        if same_mapping(answer, rates.to_dict(), rel=1e-3, abs=ROUNDED) and not _right(answer, direct_report):
            return fail()


@check
def value(answer, direct_report):
    """Every campaign's CTR is right to two decimals."""
    if _right(answer, direct_report):
        return None
    right = expected(direct_report)
    worst = max(right, key=lambda name: abs(answer[name] - right[name]) / right[name])
    return fail(campaign=worst, got=answer[worst])
