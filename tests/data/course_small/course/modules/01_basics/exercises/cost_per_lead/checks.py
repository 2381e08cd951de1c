from autograder.checks import check, close, fail


def expected(tiny_report):
    totals = tiny_report[["Cost", "Leads"]].agg("sum")
    return totals.iloc[0] / totals.iloc[1]


@check
def inverted(answer, tiny_report):
    """Leads per rouble instead of roubles per lead."""
    if close(answer * expected(tiny_report), 1):
        return fail(got=round(answer, 6))


@check
def without_banner(answer, tiny_report):
    """The campaign without leads was dropped before summing."""
    return fail(share=0.5) if close(answer, expected(tiny_report[tiny_report.Leads > 0]), rel=0.001) else None
