"""LTV by margin: orders a year x years x (cheque x margin - handling)."""

from autograder.checks import check, close, fail, mapping_share


def expected(case):
    """Group -> RUB."""
    return each(case, lambda n, years, ticket, margin, handling: n * years * (ticket * margin - handling))


def each(case, rule):
    columns = ("group", "orders_a_year", "years", "ticket", "margin", "handling")
    return {row[0]: rule(*row[1:]) for row in zip(*(case[name].tolist() for name in columns), strict=True)}


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.0005, abs=1)


def is_rule(answer, case, rule):
    return all(near(answer[group], value) for group, value in each(case, rule).items())


def share(answer, case):
    """Groups whose LTV is right."""
    return mapping_share(answer, expected(case), near)


@check
def shape(answer, case):
    """Other groups, or values that are no numbers."""
    numbers = [v for v in answer.values() if isinstance(v, int | float) and not isinstance(v, bool) and v == v]
    if set(answer) != set(expected(case)) or len(numbers) != len(answer):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def revenue(answer, case):
    """Revenue, of all the time or of a year."""
    if is_rule(answer, case, lambda n, years, ticket, margin, handling: n * years * ticket) or is_rule(
        answer, case, lambda n, years, ticket, margin, handling: n * ticket
    ):
        return fail(group=min(answer), got=answer[min(answer)])


@check
def one_year(answer, case):
    """One year."""
    if is_rule(answer, case, lambda n, years, ticket, margin, handling: n * (ticket * margin - handling)):
        return fail(group=min(answer), got=answer[min(answer)])


@check
def months(answer, case):
    """Twelve times too much."""
    if is_rule(answer, case, lambda n, years, ticket, margin, handling: 12 * n * years * (ticket * margin - handling)):
        return fail(group=min(answer), got=answer[min(answer)])


@check
def handling_free(answer, case):
    """Margin without handling."""
    if is_rule(answer, case, lambda n, years, ticket, margin, handling: n * years * ticket * margin):
        return fail(group=min(answer), got=answer[min(answer)])


@check
def handling_once(answer, case):
    """Handling of one order."""
    if is_rule(answer, case, lambda n, years, ticket, margin, handling: n * years * ticket * margin - handling):
        return fail(group=min(answer), got=answer[min(answer)])


@check
def handling_first(answer, case):
    """Handling taken from the cheque."""
    if is_rule(answer, case, lambda n, years, ticket, margin, handling: n * years * (ticket - handling) * margin):
        return fail(group=min(answer), got=answer[min(answer)])


@check
def value(answer, case):
    """Every group is right."""
    for group, right in expected(case).items():
        if not near(answer[group], right):
            return fail(group=group, got=answer[group])
