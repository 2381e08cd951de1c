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


def is_other(answer, case, wrong):
    """Whether the answer is `wrong`, and that is not what is right by chance."""
    return close(answer, wrong, rel=0, abs=0.051) and not close(wrong, expected(case), rel=0, abs=0.2)


@check
def everything(answer, case):
    """Works off the chain were added."""
    sums = case[["best", "usual", "worst"]].sum().tolist()
    if is_other(answer, case, weighed(sums)) or is_other(answer, case, sums[1]):
        return fail(got=answer)


@check
def usual_only(answer, case):
    """The sum of the usual."""
    if is_other(answer, case, sum(points[1] for points in chain(case))):
        return fail(got=answer)


@check
def plain_mean(answer, case):
    """A mean of the three."""
    if is_other(answer, case, sum(map(sum, chain(case))) / 3):
        return fail(got=answer)


@check
def extreme(answer, case):
    """The best or the worst of everything."""
    if any(is_other(answer, case, sum(points[n] for points in chain(case))) for n in (0, 2)):
        return fail(got=answer)


@check
def of_one(answer, case):
    """A mean of the works."""
    if is_other(answer, case, expected(case) / len(chain(case))):
        return fail(got=answer)
