"""Reserves of works: the latest start less the earliest."""

from autograder.checks import check, close, corrected, fail


def expected(case):
    """Letter -> days by which the longest chain through the work is shorter than the longest of all."""
    lengths = dict(zip(case["work"].tolist(), case["days"].tolist(), strict=True))
    before = {work: after.split() for work, after in zip(case["work"].tolist(), case["after"].tolist(), strict=True)}
    through = dict.fromkeys(lengths, 0)

    def walk(work, chain):
        for one in chain:
            through[one] = max(through[one], sum(map(lengths.get, chain)))
        for nxt in (name for name, waits in before.items() if work in waits):
            walk(nxt, [*chain, nxt])

    for work, waits in before.items():
        if not waits:
            walk(work, [work])
    longest = max(through.values())
    return {work: longest - length for work, length in through.items()}


def number(value):
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value


def near(got, right):
    return number(got) and close(got, right, rel=0, abs=0.01)


def share(answer, case):
    """Works with the right reserve, without those that one reserve everywhere would get."""
    right = expected(case)
    hits = sum(work in answer and near(answer[work], days) for work, days in right.items())
    reserves = list(right.values())
    return corrected(hits / max(len(right), len(answer)), max(map(reserves.count, reserves)) / len(right))


@check
def shape(answer, case):
    """Other letters, or values that are no numbers."""
    if set(answer) != set(expected(case)) or not all(map(number, answer.values())):
        return fail(keys=", ".join(map(str, answer))[:200] or "—")


@check
def negative(answer):
    """A reserve below zero."""
    for work, days in answer.items():
        if days < -0.01:
            return fail(work=work, got=days)


@check
def value(answer, case):
    """Every reserve is right."""
    for work, days in expected(case).items():
        if not near(answer[work], days):
            return fail(work=work, got=answer[work])
