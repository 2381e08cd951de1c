from autograder.checks import check, close, fail


def expected(tiny_report):
    spend = tiny_report.groupby(tiny_report.Leads > 0).Cost.sum()
    return 100 * (1 - spend.get(True, 0) / spend.agg("sum"))


@check
def share(answer, tiny_report):
    """A share of one instead of per cent."""
    return fail(share=0.5) if close(answer * 100, expected(tiny_report)) else None


@check
def rest(answer, tiny_report):
    """The share of the others."""
    return not close(100 - answer, expected(tiny_report))
