"""What one patient leaves in ninety days, by source; only patients who were watched that long."""

from autograder.checks import check, close, fail, mapping_share


def expected(case):
    """Source -> RUB."""
    money, people = {}, {}
    columns = ("patient", "source", "day", "paid", "cost", "watched")
    for patient, source, day, paid, cost, watched in zip(*(case[name].tolist() for name in columns), strict=True):
        if watched > 89:
            people.setdefault(source, set()).add(patient)
            money[source] = money.get(source, 0) + (paid - cost) * (day < 91)
    return {source: money[source] / len(who) for source, who in people.items()}


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.0002, abs=1)


def share(answer, case):
    """Sources whose sum is right."""
    return mapping_share(answer, expected(case), near)


@check
def shape(answer, case):
    """Other sources, or values that are no numbers."""
    if set(answer) != set(expected(case)) or not all(isinstance(v, int | float) and v == v for v in answer.values()):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def value(answer, case):
    """Every source is right."""
    for source, right in sorted(expected(case).items()):
        if not near(answer[source], right):
            return fail(source=source, got=answer[source])
