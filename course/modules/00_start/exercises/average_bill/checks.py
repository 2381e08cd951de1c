"""The average bill: all money over the orders that were paid for."""

from autograder.checks import check, close, fail, once


@once
def _paid(workshop_requests):
    """(source, day, amount) of each paid order."""
    rows = zip(workshop_requests["source"], workshop_requests["date"], workshop_requests["amount"], strict=True)
    return [(source, day, amount) for source, day, amount in rows if amount == amount]


@once
def _amounts(workshop_requests):
    return sorted(amount for _source, _day, amount in _paid(workshop_requests))


@once
def expected(workshop_requests):
    amounts = _amounts(workshop_requests)
    return sum(amounts) / len(amounts)


def _is(answer, mistaken, workshop_requests):
    """Whether an answer is this mistake, to the kopeck or rounded to roubles: two mistakes may well be a rouble apart.

    A right answer is none, even if both give the same number.
    """
    right = close(answer, expected(workshop_requests), rel=0, abs=1)
    return not right and (close(answer, mistaken, rel=0, abs=0.006) or answer == round(mistaken))


def _mean_of_means(rows, group):
    """The mean of the groups' means; `group` tells to which one a row belongs."""
    groups = {}
    for row in rows:
        groups.setdefault(group(row), []).append(row[-1])
    means = [sum(amounts) / len(amounts) for amounts in groups.values()]
    return sum(means) / len(means)


@check
def one_source(answer, workshop_requests):
    """The average bill of one source, to the kopeck: rounded, it may be what another mistake gives."""
    rows = _paid(workshop_requests)
    for name in sorted({source for source, _day, _amount in rows}):
        amounts = [amount for source, _day, amount in rows if source == name]
        is_theirs = close(answer, sum(amounts) / len(amounts), rel=0, abs=0.006)
        if is_theirs and _is(answer, sum(amounts) / len(amounts), workshop_requests):
            return fail(got=answer, source=name)


@check
def by_all_requests(answer, workshop_requests):
    """The money was divided by all requests."""
    if _is(answer, sum(_amounts(workshop_requests)) / len(workshop_requests), workshop_requests):
        return fail(got=answer, all=len(workshop_requests), paid=len(_amounts(workshop_requests)))


@check
def mean_of_means(answer, workshop_requests):
    """The means of sources, of days or of weeks were averaged."""
    rows = _paid(workshop_requests)
    groups = (lambda row: row[0], lambda row: row[1], lambda row: row[1].isocalendar().week)
    if any(_is(answer, _mean_of_means(rows, group), workshop_requests) for group in groups):
        return fail(got=answer)


@check
def counted(answer, workshop_requests):
    """A number of requests, all or the paid ones."""
    if any(_is(answer, n, workshop_requests) for n in (len(workshop_requests), len(_amounts(workshop_requests)))):
        return fail(got=answer)


@check
def by_days(answer, workshop_requests):
    """The money was divided by the days."""
    days = {len(set(workshop_requests["date"])), len({day for _source, day, _amount in _paid(workshop_requests)}), 28}
    if any(_is(answer, sum(_amounts(workshop_requests)) / n, workshop_requests) for n in days):
        return fail(got=answer)


@check
def thousands(answer, workshop_requests):
    """The right amount in thousands of roubles."""
    if close(1000 * answer, expected(workshop_requests), rel=0.05):
        return fail(got=answer)


@check
def by_sources(answer, workshop_requests):
    """The money was divided by the number of sources."""
    if _is(answer, sum(_amounts(workshop_requests)) / 5, workshop_requests):
        return fail(got=answer)


@check
def whole_sum(answer, workshop_requests):
    """The money was not divided."""
    if _is(answer, sum(_amounts(workshop_requests)), workshop_requests):
        return fail(got=answer)


@check
def inverted(answer, workshop_requests):
    """The orders were divided by the money."""
    amounts = _amounts(workshop_requests)
    if any(close(answer, n / sum(amounts), rel=0.01) for n in (len(amounts), len(workshop_requests))):
        return fail(got=answer)


@check
def median(answer, workshop_requests):
    """The middle order instead of the mean."""
    amounts = _amounts(workshop_requests)
    middle = (amounts[(len(amounts) - 1) // 2] + amounts[len(amounts) // 2]) / 2
    if _is(answer, middle, workshop_requests):
        return fail(got=answer)
