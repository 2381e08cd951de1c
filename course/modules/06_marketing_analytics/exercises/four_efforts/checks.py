"""Four figures that services call CES or CSAT, of one table of marks from 1 to 7."""

from autograder.checks import check, close, fail, mapping_share

KEYS = ("mean", "share_5_7", "index", "top2")


def expected(case):
    """Figure -> value."""
    counts = by_mark(case)
    n = sum(counts.values())
    return {
        "mean": sum(mark * count for mark, count in counts.items()) / n,
        "share_5_7": 100 * (counts[5] + counts[6] + counts[7]) / n,
        "index": 100 * (counts[6] + counts[7] - counts[1] - counts[2] - counts[3]) / n,
        "top2": 100 * (counts[6] + counts[7]) / n,
    }


def by_mark(case):
    return {int(mark): count for mark, count in zip(case["mark"], case["answers"], strict=True) if mark == mark}


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.0001, abs=0.006)


def share(answer, case):
    """Figures that are right."""
    return mapping_share(answer, expected(case), near)


@check
def shape(answer):
    """Other keys, or values that are no numbers."""
    numbers = [v for v in answer.values() if isinstance(v, int | float) and not isinstance(v, bool) and v == v]
    if set(answer) != set(KEYS) or len(numbers) != len(KEYS):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def of_one(answer, case):
    """Shares of one."""
    if close(100 * answer["share_5_7"], expected(case)["share_5_7"], rel=0.01):
        return fail(got=answer["share_5_7"])


@check
def silent_counted(answer, case):
    """Those who had no matter are in the base."""
    counts = by_mark(case)
    if near(answer["mean"], expected(case)["mean"] * sum(counts.values()) / case["answers"].sum()):
        return fail(got=answer["mean"])


@check
def plain_mean(answer):
    """Unweighted."""
    if answer["mean"] == 4:
        return fail(got=answer["mean"])


@check
def upside_down(answer, case):
    """1 was taken for easy."""
    if near(answer["mean"], 8 - expected(case)["mean"]):
        return fail(got=answer["mean"])


@check
def no_middle(answer, case):
    """Only those at the two ends are in the base."""
    counts = by_mark(case)
    up, down = counts[6] + counts[7], counts[1] + counts[2] + counts[3]
    if near(answer["index"], 100 * (up - down) / (up + down)):
        return fail(got=answer["index"])


@check
def four_and_five(answer, case):
    """The upper marks of another scale."""
    counts = by_mark(case)
    if near(answer["top2"], 100 * (counts[4] + counts[5]) / sum(counts.values())):
        return fail(got=answer["top2"])


@check
def value(answer, case):
    """All four are right."""
    for key, right in expected(case).items():
        if not near(answer[key], right):
            return fail(key=key, got=answer[key])
