"""All money of a file that was opened by hand."""

from autograder.checks import check, close, fail, once


@once
def _amounts(workshop_requests):
    return [amount for amount in workshop_requests["amount"].tolist() if amount == amount]


@once
def expected(workshop_requests):
    return sum(_amounts(workshop_requests))


def _is(answer, mistaken, workshop_requests):
    """Whether an answer is this mistake; a right one is none, even if both give the same number."""
    right = close(answer, expected(workshop_requests), rel=0, abs=1)
    return not right and close(answer, mistaken, rel=0, abs=1)


@check
def rows_counted(answer, workshop_requests):
    """Rows were counted, all or those with money."""
    if _is(answer, len(workshop_requests), workshop_requests) or _is(
        answer, len(_amounts(workshop_requests)), workshop_requests
    ):
        return fail(got=answer)


@check
def numbers_added(answer, workshop_requests):
    """The numbers of requests were added up."""
    if _is(answer, sum(workshop_requests["number"].tolist()), workshop_requests):
        return fail(got=answer)


@check
def averaged(answer, workshop_requests):
    """The mean instead of the sum."""
    if _is(answer, expected(workshop_requests) / len(_amounts(workshop_requests)), workshop_requests):
        return fail(got=answer)


@check
def only_the_first(answer, workshop_requests):
    """Only the first rows were added up."""
    amounts = workshop_requests["amount"].tolist()
    for n in (3, 4, 5, 8, 10, 20, 50):
        if _is(answer, sum(amount for amount in amounts[:n] if amount == amount), workshop_requests):
            return fail(got=answer)


@check
def one_source(answer, workshop_requests):
    """The money of one source."""
    for name in sorted(set(workshop_requests["source"])):
        rows = zip(workshop_requests["source"], workshop_requests["amount"].tolist(), strict=True)
        if _is(
            answer, sum(amount for source, amount in rows if source == name and amount == amount), workshop_requests
        ):
            return fail(got=answer, source=name)
