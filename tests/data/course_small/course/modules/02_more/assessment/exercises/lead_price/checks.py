from autograder.checks import check, close, fail


def expected(case):
    spent, got = (sum(week[key] for week in case) for key in ("cost", "leads"))
    return spent / got


@check
def mean_of_two(answer, case):
    """The mean of the weekly prices weighs a thin week like a full one."""
    first, second = (week["cost"] / week["leads"] for week in case)
    mean = (first + second) / 2
    return fail() if close(answer, mean, rel=0.004) and not close(mean, expected(case), rel=0.004) else None


@check
def last_week_only(answer, case):
    """Only the last week was counted."""
    return not close(answer, case[1]["cost"] / case[1]["leads"], rel=0.004)
