"""The budget of seven days of a month."""

from autograder.checks import check, close, fail

WEEK = 7


def expected(case):
    return WEEK * case["budget"] / case["days"]


@check
def whole_month(answer, case):
    """The month's budget as it is."""
    if close(answer, case["budget"], rel=0.002):
        return fail(got=answer)


@check
def one_day(answer, case):
    """The budget of a day."""
    if close(answer, case["budget"] / case["days"], rel=0.002):
        return fail(got=answer)


@check
def four_weeks(answer, case):
    """The month was divided by four."""
    if close(answer, case["budget"] / 4, rel=0.002):
        return fail(got=answer)


@check
def by_seven(answer, case):
    """The month was divided by seven: by the days of a week instead of the days of the month."""
    if close(answer, case["budget"] / WEEK, rel=0.002):
        return fail(got=answer, days=case["days"])


@check
def times_seven(answer, case):
    """The month was taken seven times."""
    if close(answer, case["budget"] * WEEK, rel=0.002):
        return fail(got=answer)
