"""CSAT by group: share of 4 and 5 among the marks given, one answer a parent, no staff."""

from autograder.checks import check, close, fail, mapping_share, once


@once
def expected(survey):
    """Group -> share."""
    last = {}
    columns = ("created", "q5", "q6", "q4", "q3")
    for row in sorted(zip(*(survey[name].tolist() for name in columns), strict=True), key=lambda one: one[0]):
        if not str(row[2]).endswith("ezhkin.example"):
            last["".join(c for c in row[1] if c.isdigit())[-10:]] = row[3:]
    marks = {}
    for group, mark in last.values():
        if mark == mark:
            marks.setdefault(group, []).append(mark >= 4)
    return {group: sum(good) / len(good) for group, good in marks.items()}


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.0005, abs=0.0006)


def share(answer, survey):
    """Groups whose share is right."""
    return mapping_share(answer, expected(survey), near)


@check
def shape(answer, survey):
    """Other groups, or values that are no shares."""
    shares = [v for v in answer.values() if isinstance(v, int | float) and 0 <= v <= 1]
    if set(answer) != set(expected(survey)) or len(shares) != len(answer):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def value(answer, survey):
    """Every group has its share."""
    for group, right in sorted(expected(survey).items()):
        if not near(answer[group], right):
            return fail(group=group, got=answer[group])
