"""Money by source: a pivot table of one column."""

from autograder.checks import check, close, fail, mapping_share, once


@once
def _amounts(workshop_requests):
    """source -> amounts of all its requests, those without one as None."""
    found = {}
    for source, amount in zip(workshop_requests["source"], workshop_requests["amount"].tolist(), strict=True):
        found.setdefault(source, []).append(amount if amount == amount else None)
    return found


def _by_source(workshop_requests, measure):
    return {
        source: measure([a for a in amounts if a is not None])
        for source, amounts in _amounts(workshop_requests).items()
    }


@once
def expected(workshop_requests):
    return _by_source(workshop_requests, sum)


def _same(got, right):
    return isinstance(got, int | float) and close(got, right, rel=0, abs=1)


def _is(answer, other):
    return set(answer) == set(other) and all(_same(answer[key], other[key]) for key in other)


def share(answer, workshop_requests):
    return mapping_share(answer, expected(workshop_requests), _same)


@check
def no_number(answer):
    """A source has something else than a number."""
    strange = sorted(str(source) for source, money in answer.items() if not isinstance(money, int | float))
    if strange:
        return fail(source=strange[0])


@check
def counted(answer, workshop_requests):
    """Requests were counted, all or those with money."""
    asked = {source: len(amounts) for source, amounts in _amounts(workshop_requests).items()}
    if _is(answer, asked) or _is(answer, _by_source(workshop_requests, len)):
        return fail(n=sum(answer.values()))


@check
def averaged(answer, workshop_requests):
    """The average bill of each source."""
    if _is(answer, _by_source(workshop_requests, lambda amounts: sum(amounts) / len(amounts))):
        return fail()


@check
def largest(answer, workshop_requests):
    """The dearest order of each source."""
    if _is(answer, _by_source(workshop_requests, max)):
        return fail()


@check
def numbers_added(answer, workshop_requests):
    """The numbers of requests were added up."""
    sums = {}
    for source, number in zip(workshop_requests["source"], workshop_requests["number"].tolist(), strict=True):
        sums[source] = sums.get(source, 0) + number
    if _is(answer, sums):
        return fail()


@check
def by_service(answer, workshop_requests):
    """Grouped by another column than the source."""
    sources, names = set(expected(workshop_requests)), {str(key) for key in answer}
    if names and not names & sources:
        return fail(got=min(names))


@check
def missing_source(answer, workshop_requests):
    """A source is missing, or one is there that the table does not know."""
    right, names = expected(workshop_requests), set(answer)
    if names - set(right):
        return fail(source=min(map(str, names - set(right))))
    if set(right) - names:
        return fail(source=min(set(right) - names))


@check
def value(answer, workshop_requests):
    """Each source has its sum."""
    right = expected(workshop_requests)
    wrong = sorted(source for source in right if not _same(answer[source], right[source]))
    if wrong:
        return fail(source=wrong[0], got=answer[wrong[0]], n=len(wrong))
