"""The colour of a task by the share of time passed and what is ready."""

from autograder.checks import check, fail, mapping_share, once

COLOURS = ("early", "green", "amber", "red")


def rows(case):
    return list(zip(*(case[name].tolist() for name in ("task", "allotted", "passed", "ready")), strict=True))


def colour(share, ready, steps=((0.75, 90), (0.5, 60))):
    """Colour by the share of time passed and the percent that is ready."""
    if ready >= 100:
        return "green"
    if share >= 1:
        return "red"
    wanted = next((need for at, need in steps if share >= at), None)
    if wanted is None:
        return "early"
    return ("green", "amber", "red")[(ready < wanted) + (ready < wanted - 20)]


@once
def expected(case):
    """Task -> colour."""
    return {task: colour(passed / allotted, ready) for task, allotted, passed, ready in rows(case)}


def given(answer):
    return {key: str(value).strip().lower() for key, value in answer.items()}


def share(answer, case):
    """Tasks with the right colour; all of one colour earn nothing."""
    right = expected(case)
    common = max(list(right.values()).count(one) for one in COLOURS) / len(right)
    got = mapping_share(given(answer), right, lambda a, b: a == b)
    return max(0.0, (got - common) / (1 - common))


@check
def shape(answer, case):
    """Unknown tasks, missing ones or other colours."""
    known, got = set(expected(case)), given(answer)
    odd = [str(key) for key in got if key not in known] + [str(v)[:40] for v in got.values() if v not in COLOURS]
    odd += [str(key) for key in known if key not in got]
    if odd:
        return fail(keys=", ".join(dict.fromkeys(odd[:5])))


@check
def linear(answer, case):
    """Compared with the time passed."""
    got = given(answer)
    other = {t: colour(p / a, r, ((0.5, 100 * p / a),)) for t, a, p, r in rows(case)}
    if got == other:
        task = next(t for t in other if other[t] != expected(case)[t])
        return fail(task=str(task), got=got[task])


@check
def finished_red(answer, case):
    """A finished task is not green."""
    got = given(answer)
    for task, _, _, ready in rows(case):
        if ready >= 100 and got[task] != "green":
            return fail(task=str(task), got=got[task])


@check
def asked_early(answer, case):
    """A task before half of its time has a colour."""
    got = given(answer)
    for task, right in expected(case).items():
        if right == "early" and got[task] != "early":
            return fail(task=str(task), got=got[task])


@check
def over(answer, case):
    """The time is over and the task is not red."""
    got = given(answer)
    for task, allotted, passed, ready in rows(case):
        if passed >= allotted and ready < 100 and got[task] != "red":
            return fail(task=str(task), got=got[task])


@check
def value(answer, case):
    """Every colour is right."""
    got = given(answer)
    for task, right in expected(case).items():
        if got[task] != right:
            return fail(task=str(task), got=got[task])
