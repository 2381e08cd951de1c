"""When each work is finished if none loses time; a work waits for all before it."""

from autograder.checks import check, close, corrected, fail, once


def plan(case):
    return [
        (work, days, after.split())
        for work, days, after in zip(*(case[name].tolist() for name in ("work", "days", "after")), strict=True)
    ]


@once
def expected(case):
    """Letter -> day; the latest of the predecessors counts."""
    done = {}
    for work, days, after in plan(case):
        done[work] = days + max([done[one] for one in after] or [0])
    return done


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0, abs=0.01)


def share(answer, case):
    """Works with the right day, without those that copying the durations would get."""
    right, durations = expected(case), {work: days for work, days, _ in plan(case)}
    hits = sum(work in answer and near(answer[work], day) for work, day in right.items())
    known = sum(durations[work] == day for work, day in right.items())
    return corrected(hits / max(len(right), len(answer)), known / len(right))


@check
def shape(answer, case):
    """Other letters, or values that are no numbers."""
    if set(answer) != set(expected(case)) or not all(
        isinstance(v, int | float) and not isinstance(v, bool) for v in answer.values()
    ):
        return fail(keys=", ".join(map(str, answer))[:200] or "—")


@check
def durations(answer, case):
    """The column `days` was copied."""
    return not all(near(answer[work], days) for work, days, _ in plan(case))


@check
def starts(answer, case):
    """Beginnings in place of ends: the day before a work or its first day."""
    early = [(work, day - days) for (work, days, _), day in zip(plan(case), expected(case).values(), strict=True)]
    return not any(all(near(answer[work], day + first) for work, day in early) for first in (0, 1))


@check
def one_by_one(answer, case):
    """All works one after another."""
    total = 0
    for work, days, _ in plan(case):
        total += days
        if not near(answer[work], total):
            return None
    return fail(work=work, got=answer[work])


@check
def first_of_two(answer, case):
    """A work began when one of its predecessors was finished, and another was not."""
    for work, days, after in plan(case):
        ends = sorted(answer[one] for one in after)
        if any(near(answer[work], days + end) for end in ends[:-1] if end != ends[-1]):
            return fail(work=work, got=answer[work])


@check
def value(answer, case):
    """Every day is right."""
    for work, day in expected(case).items():
        if not near(answer[work], day):
            return fail(work=work, got=answer[work])
