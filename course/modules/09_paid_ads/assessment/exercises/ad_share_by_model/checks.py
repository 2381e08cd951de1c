"""The share of visits with a lead that three attribution models give to advertising, percent."""

from autograder.checks import check, close, fail, mapping_share, once

COLUMNS = {
    "first": "cross_device_firstTrafficSource",
    "last": "lastTrafficSource",
    "last_significant": "cross_device_last_significantTrafficSource",
}
ROUNDED = 0.06  # percentage points: an answer rounded to one decimal is right


@once
def expected(metrica_visits):
    """Model -> percent."""
    rows = [not {41002001, 41002002}.isdisjoint(goals) for goals in metrica_visits["goalsID"].tolist()]
    return {
        model: 100
        * sum(lead and source == "ad" for lead, source in zip(rows, metrica_visits[column].tolist(), strict=True))
        / sum(rows)
        for model, column in COLUMNS.items()
    }


def _same(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=1e-9, abs=ROUNDED)


def share(answer, metrica_visits):
    """Models whose share is right."""
    return mapping_share(answer, expected(metrica_visits), _same)


@check
def shape(answer):
    """Not three numbers under the three keys."""
    numbers = all(isinstance(one, int | float) and not isinstance(one, bool) for one in answer.values())
    if set(answer) != set(COLUMNS) or not numbers:
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def shares(answer, metrica_visits):
    """Shares of one."""
    if all(close(100 * answer[model], right, abs=0.6) for model, right in expected(metrica_visits).items()):
        return fail()


@check
def value(answer, metrica_visits):
    """Every model has its share."""
    for model, right in expected(metrica_visits).items():
        if not _same(answer[model], right):
            return fail(model=model, got=answer[model])
