"""The campaign and the Monday from which leads cost more.

Of campaigns with at least 30 leads and of weeks with at least three whole weeks on either side, the pair with the largest
CPL(from that Monday on) / CPL(before it); CPL = cost / leads, each summed over its period.
"""

import datetime

import pandas as pd

from autograder.checks import check, fail, once

LEAST_LEADS = 30
MARGIN = 3  # whole weeks on either side
FAR = (
    14  # days from the right Monday at which a date is worth nothing: a campaign and a week at random get less than 5 %
)


@once
def expected(direct_report):
    """{"campaign": name, "week": "YYYY-MM-DD"}."""
    days = pd.to_datetime(direct_report["Date"])
    first = days.min()
    table = direct_report.assign(number=(days - first).dt.days // 7).pivot_table(
        index="CampaignName", columns="number", values=["Cost", "Conversions"], aggfunc="sum", fill_value=0
    )
    growth = {}
    for name in _judged(direct_report):
        cost, leads = (table.loc[name, column].tolist() for column in ("Cost", "Conversions"))
        for n in range(MARGIN, len(cost) - MARGIN + 1):
            early, late = (sum(cost[part]) / sum(leads[part]) for part in (slice(n), slice(n, None)))
            growth[name, str(first + pd.Timedelta(weeks=n))[:10]] = late / early
    name, monday = max(growth, key=lambda place: growth[place])
    return {"campaign": name, "week": monday}


@once
def _judged(direct_report):
    """Campaigns with enough leads."""
    leads = direct_report.pivot_table(index="CampaignName", values="Conversions", aggfunc="sum")["Conversions"]
    return sorted(leads.index[leads.ge(LEAST_LEADS)])


def _date(value):
    """A date given as text YYYY-MM-DD, as a date or as a moment; None if it is not one."""
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def share(answer, direct_report):
    """How near the date is. The campaign alone is one of a few and is worth nothing; so is a date for another one."""
    right, day = expected(direct_report), _date(answer["week"])
    if answer["campaign"] != right["campaign"] or day is None:
        return 0
    return max(0, 1 - abs((day - _date(right["week"])).days) / FAR)


@check
def keys(answer):
    """Not the two keys that were asked for."""
    if set(answer) != {"campaign", "week"}:
        return fail(got=", ".join(sorted(map(str, answer))) or "—")


@check
def unknown(answer, direct_report):
    """A name that no campaign has."""
    if answer["campaign"] not in direct_report["CampaignName"].tolist():
        return fail(campaign=str(answer["campaign"]))


@check
def always_expensive(answer, direct_report):
    """A campaign with too few leads for the comparison, or none."""
    if answer["campaign"] in set(direct_report["CampaignName"]) - set(_judged(direct_report)):
        return fail(campaign=answer["campaign"])


@check
def campaign(answer, direct_report):
    """Another campaign."""
    if answer["campaign"] != expected(direct_report)["campaign"]:
        return fail(campaign=answer["campaign"])


@check
def not_a_date(answer):
    """A number, a text of another form."""
    if _date(answer["week"]) is None:
        return fail(got=str(answer["week"]))


@check
def not_monday(answer):
    """The date of another weekday: resample("W") names a week by its Sunday."""
    if _date(answer["week"]).weekday() != 0:
        return fail(got=str(answer["week"])[:10])


@check
def week_before(answer, direct_report):
    """The last week before the change."""
    if _date(answer["week"]) + datetime.timedelta(days=7) == _date(expected(direct_report)["week"]):
        return fail()


@check
def week(answer, direct_report):
    """Another week."""
    if _date(answer["week"]) != _date(expected(direct_report)["week"]):
        return fail(got=str(answer["week"])[:10])
