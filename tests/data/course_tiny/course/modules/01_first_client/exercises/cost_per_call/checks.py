from autograder.checks import check, close, fail


def expected(calls):
    total = calls.sum()
    return total.spent / total.calls


@check
def inverted(answer, calls):
    """Calls were divided by spend."""
    if close(answer * expected(calls), 1):
        return fail(got=answer)


@check
def mean_of_days(answer, calls):
    """The mean of daily prices instead of the price over all days."""
    if close(answer, (calls.spent / calls.calls).mean()):
        return fail(got=answer)
