"""CAC by source: placement, fee, operator and welcome, by new patient."""

from autograder.checks import check, close, fail, mapping_share


def expected(case):
    """Source -> RUB."""
    return {
        row["source"]: (row["media"] + row["agency"] + row["operator"] + row["welcome"]) / row["new"]
        for row in case.to_dict("records")
    }


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.0002, abs=1)


def share(answer, case):
    """Sources whose CAC is right."""
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
