from autograder.checks import check, close, fail


def expected(case):
    spent, leads = case["spent"], case["leads"]
    return spent * (1 / leads)


@check
def inverted(answer, case):
    """Leads were divided by spend."""
    if close(answer * expected(case), 1):
        return fail(got=answer)


@check
def leads_forgotten(answer, case):
    """The spend was not divided."""
    return not close(answer, case["spent"])
