"""Margin of the difference of two NPS, in points: variance of +1, 0, -1 by survey, 95 %."""

from autograder.checks import check, close, fail, mapping_share

Z, WHEN = 1.96, ("before", "after")


def expected(case):
    """Group -> points."""
    return margins(case)


def margins(case, z=Z, plain=False, invited=False, join=lambda a, b: (a + b) ** 0.5):
    found = {}
    for row in case.to_dict("records"):
        parts = []
        for when in WHEN:
            up, mid, down = (row[f"{name}_{when}"] for name in ("promoters", "passives", "detractors"))
            n = up + mid + down
            p, d = up / n, down / n
            parts.append((p * (1 - p) if plain else p + d - (p - d) ** 2) / (row["invited"] if invited else n))
        found[row["group"]] = 100 * z * join(*parts)
    return found


def differences(case):
    found = {}
    for row in case.to_dict("records"):
        nps = []
        for when in WHEN:
            up, mid, down = (row[f"{name}_{when}"] for name in ("promoters", "passives", "detractors"))
            nps.append(100 * (up - down) / (up + mid + down))
        found[row["group"]] = nps[1] - nps[0]
    return found


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.002, abs=0.06)


def first_of(answer, values):
    """The first group, if all have these values."""
    if all(near(answer[group], value) for group, value in values.items()):
        return {"group": min(values), "got": answer[min(values)]}
    return None


def share(answer, case):
    """Groups whose margin is right."""
    return mapping_share(answer, expected(case), near)


@check
def shape(answer, case):
    """Other groups, or values that are no numbers."""
    numbers = [v for v in answer.values() if isinstance(v, int | float) and not isinstance(v, bool) and v == v]
    if set(answer) != set(expected(case)) or len(numbers) != len(answer):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def difference(answer, case):
    """The difference, with either sign."""
    if found := first_of({k: abs(v) for k, v in answer.items()}, {k: abs(v) for k, v in differences(case).items()}):
        return fail(group=found["group"], got=answer[found["group"]])


@check
def of_one(answer, case):
    """Shares of one."""
    if all(close(100 * answer[group], right, rel=0.03) for group, right in expected(case).items()):
        return fail(group=min(answer), got=answer[min(answer)])


@check
def added(answer, case):
    """Margins were added."""
    if found := first_of(answer, margins(case, join=lambda a, b: a**0.5 + b**0.5)):
        return fail(**found)


@check
def one_survey(answer, case):
    """One survey only."""
    for join in (lambda a, b: a**0.5, lambda a, b: b**0.5):
        if found := first_of(answer, margins(case, join=join)):
            return fail(**found)


@check
def plain_share(answer, case):
    """The margin of a share of promoters."""
    if found := first_of(answer, margins(case, plain=True)):
        return fail(**found)


@check
def invited_counted(answer, case):
    """Those invited were taken for n."""
    if found := first_of(answer, margins(case, invited=True)):
        return fail(**found)


@check
def no_z(answer, case):
    """Without 1.96."""
    if found := first_of(answer, margins(case, z=1)):
        return fail(**found)


@check
def no_root(answer, case):
    """Variances without the root."""
    if found := first_of(answer, margins(case, join=lambda a, b: a + b)):
        return fail(**found)


@check
def value(answer, case):
    """Every group is right."""
    for group, right in expected(case).items():
        if not near(answer[group], right):
            return fail(group=group, got=answer[group])
