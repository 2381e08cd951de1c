"""Money from the requests of one source: SUMIF."""

from autograder.checks import check, close, fail, once

SOURCE = "ads"


@once
def _paid(workshop_requests):
    """(source, amount) of each request that was paid for."""
    rows = zip(workshop_requests["source"], workshop_requests["amount"], strict=True)
    return [(source, amount) for source, amount in rows if amount == amount]


@once
def expected(workshop_requests):
    return sum(amount for source, amount in _paid(workshop_requests) if source == SOURCE)


def _is(answer, mistaken, workshop_requests):
    """Whether an answer is this mistake; a right one is none, even if both give the same number."""
    right = close(answer, expected(workshop_requests), rel=0, abs=1)
    return not right and close(answer, mistaken, rel=0, abs=1)


@check
def everything(answer, workshop_requests):
    """All sources were added up."""
    if _is(answer, sum(amount for _source, amount in _paid(workshop_requests)), workshop_requests):
        return fail(got=answer)


@check
def all_others(answer, workshop_requests):
    """Every source but the one was added up."""
    if _is(answer, sum(amount for source, amount in _paid(workshop_requests) if source != SOURCE), workshop_requests):
        return fail(got=answer)


@check
def other_source(answer, workshop_requests):
    """Another source was added up."""
    for name in sorted(set(workshop_requests["source"]) - {SOURCE}):
        if _is(answer, sum(amount for source, amount in _paid(workshop_requests) if source == name), workshop_requests):
            return fail(got=answer, source=name)


@check
def counted(answer, workshop_requests):
    """Requests were counted, with or without those that were not paid for."""
    asked = sum(source == SOURCE for source in workshop_requests["source"])
    if _is(answer, asked, workshop_requests) or _is(
        answer, sum(source == SOURCE for source, _amount in _paid(workshop_requests)), workshop_requests
    ):
        return fail(got=answer)


@check
def averaged(answer, workshop_requests):
    """The average bill of the source."""
    amounts = [amount for source, amount in _paid(workshop_requests) if source == SOURCE]
    if _is(answer, sum(amounts) / len(amounts), workshop_requests):
        return fail(got=answer)


@check
def numbers_added(answer, workshop_requests):
    """The numbers of the requests were added up."""
    rows = zip(workshop_requests["source"], workshop_requests["number"], strict=True)
    if _is(answer, sum(number for source, number in rows if source == SOURCE), workshop_requests):
        return fail(got=answer)
