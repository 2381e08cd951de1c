"""Coefficient of variation of one article's sales by periods of one, four and twelve weeks, in percent.

Sums of full periods; the sample standard deviation (n - 1) divided by the mean.
"""

from autograder.checks import check, close, fail, mapping_share

PERIODS = {"week": 1, "four": 4, "twelve": 12}


def expected(case):
    """Period -> percent."""
    return variation(case["sold"].tolist())


def variation(sold, less=1, keep_rest=False):
    """Period -> percent. `less`: what is taken off n in the deviation; `keep_rest`: an incomplete last period counts."""
    found = {}
    for name, weeks in PERIODS.items():
        sums = [sum(sold[at : at + weeks]) for at in range(0, len(sold), weeks) if keep_rest or at + weeks <= len(sold)]
        mean = sum(sums) / len(sums)
        found[name] = 100 * (sum((x - mean) ** 2 for x in sums) / (len(sums) - less)) ** 0.5 / mean
    return found


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.002, abs=0.06)


def equal(answer, right):
    return all(near(answer[name], right[name]) for name in PERIODS)


def share(answer, case):
    """Periods whose percentage is right."""
    return mapping_share(answer, expected(case), near)


@check
def shape(answer):
    """Other keys, or values that are no numbers."""
    numbers = [v for v in answer.values() if isinstance(v, int | float) and v == v]
    if set(answer) != set(PERIODS) or len(numbers) != len(PERIODS):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def shares(answer, case):
    """Shares instead of percent."""
    if equal({name: 100 * value for name, value in answer.items()}, expected(case)):
        return fail(got=answer["week"])


@check
def population(answer, case):
    """The deviation of a whole population."""
    if equal(answer, variation(case["sold"].tolist(), less=0)):
        return fail(got=answer["twelve"])


@check
def rest_kept(answer, case):
    """The last, incomplete period was taken for a full one."""
    if equal(answer, variation(case["sold"].tolist(), keep_rest=True)):
        return fail(got=answer["twelve"])


@check
def no_zeros(answer, case):
    """Weeks without a sale were thrown out."""
    sold = [x for x in case["sold"].tolist() if x]
    if near(answer["week"], variation(sold)["week"]):
        return fail(got=answer["week"])


@check
def upside_down(answer, case):
    """The mean was divided by the deviation."""
    if any(
        near(answer[name], 10000 / right) or close(answer[name], 100 / right, rel=0.002)
        for name, right in expected(case).items()
    ):
        return fail(got=answer["week"])


@check
def one_for_all(answer, case):
    """The weekly percentage stands everywhere."""
    if near(answer["four"], expected(case)["week"]) and near(answer["twelve"], expected(case)["week"]):
        return fail(got=answer["week"])


@check
def value(answer, case):
    """All three are right."""
    for name, right in expected(case).items():
        if not near(answer[name], right):
            return fail(period=name, got=answer[name])
