"""Planned, earned and spent: indexes and the cost at the end."""

from autograder.checks import check, close, fail, mapping_share, once

KEYS = ("pv", "ev", "ac", "cpi", "spi", "eac")


def rows(case):
    return list(zip(*(case[name].tolist() for name in ("budget", "planned", "done", "spent")), strict=True))


@once
def expected(case):
    """Key -> number."""
    table = rows(case)
    return figures(
        sum(row[0] * row[1] for row in table) / 100,
        sum(row[0] * row[2] for row in table) / 100,
        sum(row[3] for row in table),
        sum(row[0] for row in table),
    )


def figures(plan, earned, cost, budget):
    return {
        "pv": plan,
        "ev": earned,
        "ac": cost,
        "cpi": earned / cost,
        "spi": earned / plan,
        "eac": cost * budget / earned,
    }


def near(got, right):
    if not isinstance(got, int | float) or isinstance(got, bool):
        return False
    return close(got, right, rel=0, abs=0.006) if right < 10 else close(got, right, rel=0.0005, abs=1)


def share(answer, case):
    """Keys whose number is right; what was spent is only added up."""
    right = expected(case)
    return mapping_share({k: v for k, v in answer.items() if k != "ac"}, {k: right[k] for k in KEYS if k != "ac"}, near)


@check
def shape(answer):
    """Other keys, or values that are no numbers."""
    numbers = [v for v in answer.values() if isinstance(v, int | float) and not isinstance(v, bool) and v == v]
    if set(answer) != set(KEYS) or len(numbers) != len(KEYS):
        return fail(keys=", ".join(map(str, answer))[:200] or "—")


@check
def ev_is_ac(answer, case):
    """What was spent was taken for what was earned."""
    if near(answer["ev"], expected(case)["ac"]):
        return fail(got=answer["ev"])


@check
def ev_by_plan(answer, case):
    """Earned by plan."""
    if near(answer["ev"], expected(case)["pv"]):
        return fail(got=answer["ev"])


@check
def mean_percent(answer, case):
    """Percents averaged without weights."""
    budget = sum(row[0] for row in rows(case))
    if near(answer["ev"], budget * sum(row[2] for row in rows(case)) / len(rows(case)) / 100):
        return fail(got=answer["ev"])


@check
def upside_down(answer, case):
    """A fraction upside down."""
    for key in ("cpi", "spi"):
        if near(answer[key], 1 / expected(case)[key]):
            return fail(key=key, got=answer[key])


@check
def begun_only(answer, case):
    """The budget of works not begun is missing."""
    begun = sum(row[0] for row in rows(case) if row[2])
    if near(answer["eac"], begun / expected(case)["cpi"]):
        return fail(got=answer["eac"])


@check
def overspend_once(answer, case):
    """Budget and today's overspending."""
    right = expected(case)
    if near(answer["eac"], sum(row[0] for row in rows(case)) + right["ac"] - right["ev"]):
        return fail(got=answer["eac"])


@check
def value(answer, case):
    """All six are right."""
    for key, right in expected(case).items():
        if not near(answer[key], right):
            return fail(key=key, got=answer[key])
