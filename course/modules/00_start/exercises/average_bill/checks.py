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


def _mean_of_means(rows, place):
    """The mean of the groups' means; `place` is that of the group in a row."""
    groups = {}
    for row in rows:
        groups.setdefault(row[place], []).append(row[-1])
    means = [sum(amounts) / len(amounts) for amounts in groups.values()]
    return sum(means) / len(means)


@check
def by_all_requests(answer, workshop_requests):
    """The money was divided by all requests."""
    if _is(answer, sum(_amounts(workshop_requests)) / len(workshop_requests), workshop_requests):
        return fail(got=answer, all=len(workshop_requests), paid=len(_amounts(workshop_requests)))


@check
def mean_of_means(answer, workshop_requests):
    """The means of sources or of days were averaged."""
    rows = _paid(workshop_requests)
    if any(_is(answer, _mean_of_means(rows, place), workshop_requests) for place in (0, 1)):
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


@check
def one_source(answer, workshop_requests):
    """The average bill of one source."""
    rows = _paid(workshop_requests)
    for name in sorted({source for source, _day, _amount in rows}):
        amounts = [amount for source, _day, amount in rows if source == name]
        if _is(answer, sum(amounts) / len(amounts), workshop_requests):
            return fail(got=answer, source=name)
