"""Expected length of a chain by three points; works off the chain do not count."""

from autograder.checks import check, close, fail


def chain(case):
    table = zip(*(case[name].tolist() for name in ("best", "usual", "worst", "on_path")), strict=True)
    return [points for *points, on_path in table if on_path]


def weighed(points):
    best, usual, worst = points
    return usual + (best - usual + worst - usual) / 6


def expected(case):
    """Days."""
    return sum(map(weighed, chain(case)))


def near(got, right):
    return close(got, right, rel=0, abs=0.051)


@check
def everything(answer, case):
    """Works off the chain were added."""
    sums = case[["best", "usual", "worst"]].sum().tolist()
    if near(answer, weighed(sums)) or near(answer, sums[1]):
        return fail(got=answer)


@check
def usual_only(answer, case):
    """The sum of the usual."""
    if near(answer, sum(points[1] for points in chain(case))):
        return fail(got=answer)


@check
def plain_mean(answer, case):
    """A mean of the three."""
    if near(answer, sum(map(sum, chain(case))) / 3):
        return fail(got=answer)


@check
def extreme(answer, case):
    """The best or the worst of everything."""
    if any(near(answer, sum(points[n] for points in chain(case))) for n in (0, 2)):
        return fail(got=answer)


@check
def of_one(answer, case):
    """A mean of the works."""
    if near(answer, expected(case) / len(chain(case))):
        return fail(got=answer)
