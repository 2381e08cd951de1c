"""First month whose accumulated remainder covers CAC; 0 if none of ten does."""

from autograder.checks import check, fail, mapping_share


def expected(case):
    """Channel -> month."""
    found = {}
    for row in case.to_dict("records"):
        total, found[row["channel"]] = 0, 0
        for month in range(10, 0, -1):
            total = sum(row[f"m{k}"] for k in range(1, month + 1)) * (1 - row["materials"])
            if total >= row["cac"] - 1e-6:
                found[row["channel"]] = month
    return found


def same(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and got == right


def share(answer, case):
    """Channels whose month is right."""
    return mapping_share(answer, expected(case), same)


@check
def shape(answer, case):
    """Other channels, or no whole numbers."""
    whole = [v for v in answer.values() if isinstance(v, int | float) and v == v and v == int(v)]
    if set(answer) != set(expected(case)) or len(whole) != len(answer):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def value(answer, case):
    """Every channel is right."""
    for channel, right in expected(case).items():
        if not same(answer[channel], right):
            return fail(channel=channel, got=answer[channel])
