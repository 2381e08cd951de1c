"""Missing points by person, by the rule of half and three quarters."""

from autograder.checks import check, close, fail, mapping_share


def expected(case):
    """Person -> points."""
    found = {}
    columns = (case[name].tolist() for name in ("person", "start", "deadline", "today", "ready"))
    for person, start, deadline, today, ready in zip(*columns, strict=True):
        passed, allotted = today - start + 1, deadline - start + 1
        need = 100 if passed >= allotted else 90 if 4 * passed >= 3 * allotted else 60 if 2 * passed >= allotted else 0
        found[person] = found.get(person, 0) + max(need - ready, 0)
    return found


def number(value):
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value


def near(got, right):
    return number(got) and close(got, right, rel=0, abs=0.5)


def share(answer, case):
    """People whose sum is right."""
    return mapping_share(answer, expected(case), near)


@check
def shape(answer, case):
    """Other people, or values that are no numbers."""
    if set(answer) != set(expected(case)) or not all(map(number, answer.values())):
        return fail(keys=", ".join(map(str, answer))[:200] or "—")


@check
def value(answer, case):
    """Every sum is right."""
    for person, right in expected(case).items():
        if not near(answer[person], right):
            return fail(person=person, got=answer[person])
