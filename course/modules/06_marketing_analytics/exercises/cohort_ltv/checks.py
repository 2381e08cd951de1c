"""Margin of one buyer in the first 40 days by month of the first order; only months whose 40 days are over."""

from autograder.checks import check, close, fail, mapping_share, once

DAYS, MONTHS = 40, ("2026-06", "2026-07")


@once
def expected(case):
    """Month -> RUB."""
    return by_month(case)


@once
def by_month(case, counts="window", people="all"):
    """Month -> RUB: `counts` says which orders are summed, `people` what they are divided by."""
    rows = list(zip(case["phone"].tolist(), case["date"].tolist(), case["margin"].tolist(), strict=True))
    first, orders = {}, {}
    for phone, day, _ in rows:
        first[phone] = min(day, first.get(phone, day))
        orders[phone] = orders.get(phone, 0) + 1
    found = {}
    for month in MONTHS:
        ours = {phone for phone, day in first.items() if day.isoformat()[:7] == month}
        money, taken = 0, 0
        for phone, day, margin in rows:
            age = (day - first[phone]).days
            keep = {
                "window": age <= DAYS,
                "ever": True,
                "month": day.isoformat()[:7] == month,
                "first": age == 0,
            }[counts]
            if phone in ours and keep and (people != "returned_only" or orders[phone] > 1):
                money, taken = money + margin, taken + 1
        returned = sum(orders[phone] > 1 for phone in ours)
        found[month] = money / {
            "all": len(ours), "returned": returned, "returned_only": returned, "orders": taken, "sum": 1
        }[people]  # fmt: skip
    return found


@once
def by_order_month(case):
    """Month of the order -> RUB a person."""
    found = {}
    for month in MONTHS:
        ours = case[case["date"].dt.strftime("%Y-%m") == month]
        found[month] = ours["margin"].sum() / ours["phone"].nunique()
    return found


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.0003, abs=1)


def found_as(answer, case, **how):
    """The first month, if both have what this method gives."""
    if all(close(answer[month], value, rel=0, abs=0.06) for month, value in by_month(case, **how).items()):
        return {"month": MONTHS[0], "got": answer[MONTHS[0]]}
    return None


def share(answer, case):
    """Months whose margin is right."""
    return mapping_share({str(month): value for month, value in answer.items()}, expected(case), near)


@check
def shape(answer):
    """Months that are none, or values that are no numbers."""
    months = [month for month in answer if str(month)[:5] == "2026-" and len(str(month)) == 7]
    numbers = [v for v in answer.values() if isinstance(v, int | float) and not isinstance(v, bool) and v == v]
    if len(months) != len(answer) or len(numbers) != len(answer) or not set(MONTHS) <= set(answer):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def young_kept(answer):
    """August or September."""
    young = sorted(set(answer) - set(MONTHS))
    if young:
        return fail(month=young[0])


@check
def whole_time(answer, case):
    """No window."""
    if found := found_as(answer, case, counts="ever"):
        return fail(**found)


@check
def calendar(answer, case):
    """The calendar month."""
    if found := found_as(answer, case, counts="month"):
        return fail(**found)


@check
def first_only(answer, case):
    """First orders."""
    if found := found_as(answer, case, counts="first"):
        return fail(**found)


@check
def returned_only(answer, case):
    """Only those who came back are in the base."""
    if found := found_as(answer, case, people="returned") or found_as(answer, case, people="returned_only"):
        return fail(**found)


@check
def per_order(answer, case):
    """An order, not a person."""
    if found := found_as(answer, case, people="orders"):
        return fail(**found)


@check
def total(answer, case):
    """All together."""
    if found := found_as(answer, case, people="sum"):
        return fail(**found)


@check
def month_of_order(answer, case):
    """Cohorts by the month of any order."""
    if all(close(answer[month], value, rel=0, abs=0.06) for month, value in by_order_month(case).items()):
        return fail(month=MONTHS[0], got=answer[MONTHS[0]])


@check
def value(answer, case):
    """Both months are right."""
    for month, right in expected(case).items():
        if not near(answer[month], right):
            return fail(month=month, got=answer[month])
