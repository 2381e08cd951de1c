from autograder.checks import call, check, close, fail


@check
def inverted(answer):
    """Dividend and divisor changed places."""
    return not close(call(answer, 1000, 4), 0.004)


@check
def value(answer):
    """An ordinary month."""
    for spent, leads, cost in [(1000, 4, 250), (900, 9, 100)]:
        if not close(call(answer, spent, leads), cost):
            return fail(spent=spent, leads=leads)


@check(hidden=True)
def no_leads(answer):
    """A month without leads is not a crash."""
    return call(answer, 500, 0) == float("inf") or fail(share=0.5)
