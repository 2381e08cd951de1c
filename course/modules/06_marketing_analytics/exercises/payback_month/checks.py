"""First month whose accumulated margin covers CAC, families leaving; 0 if none of twelve does."""

from autograder.checks import check, fail, mapping_share


def expected(case):
    """Channel -> month."""
    return months(case)


def months(case, revenue=False, leave=True, product=False, never=0):
    found = {}
    for row in case.to_dict("records"):
        found[row["channel"]] = never
        sum_so_far, stay = 0.0, 1.0
        # Without leavers CAC may come back after the table's twelve months.
        for n in range(1, 13 if leave else 100):
            share = row[f"m{min(n, 12)}"] if leave else 1
            stay = stay * share if product else share
            sum_so_far += row["fee"] * (1 if revenue else row["margin"]) * stay
            if sum_so_far >= row["cac"] - 1e-6:
                found[row["channel"]] = n
                break
    return found


def whole(got):
    return isinstance(got, int | float) and not isinstance(got, bool) and got == got and got == int(got)


def same(got, right):
    return whole(got) and got == right


def share(answer, case):
    """Channels whose month is right."""
    return mapping_share(answer, expected(case), same)


def all_as(answer, other):
    """The first channel that differs from nothing in `other`; None if any differs."""
    return all(same(answer[channel], month) for channel, month in other.items())


def first_wrong(answer, case):
    channel = next(name for name, month in expected(case).items() if not same(answer[name], month))
    return {"channel": channel, "got": answer[channel]}


@check
def shape(answer, case):
    """Other channels, or no whole numbers."""
    if set(answer) != set(expected(case)) or not all(map(whole, answer.values())):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def nobody_leaves(answer, case):
    """The ratio of the textbook, rounded up or cut."""
    right = expected(case)
    for channel, month in months(case, leave=False).items():
        if answer[channel] not in (month, right[channel]) or month == right[channel] == 0:
            return None
    if answer != right and any(answer[name] != right[name] for name in ("search", "social", "maps") if name in right):
        return fail(**first_wrong(answer, case))


@check
def revenue(answer, case):
    """Revenue instead of margin."""
    if all_as(answer, months(case, revenue=True)):
        return fail(**first_wrong(answer, case))


@check
def from_zero(answer, case):
    """One month less."""
    right = expected(case)
    if all(answer[name] == month - 1 for name, month in right.items() if month):
        return fail(**first_wrong(answer, case))


@check
def never_is_last(answer, case):
    """The last month where there is none."""
    for channel, month in expected(case).items():
        if month == 0 and answer[channel] >= 12:
            return fail(channel=channel, got=answer[channel])


@check
def multiplied(answer, case):
    """Shares of shares."""
    if all_as(answer, months(case, product=True)):
        return fail(**first_wrong(answer, case))


@check
def one_month(answer, case):
    """No single month covers CAC."""
    if all(month == 0 for month in answer.values()):
        return fail(**first_wrong(answer, case))


@check
def value(answer, case):
    """Every channel is right."""
    if answer != expected(case):
        return fail(**first_wrong(answer, case))
