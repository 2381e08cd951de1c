"""Numbers of the orders from 4,000 RUB, the border included."""

from autograder.checks import check, fail, once, set_share

LEAST = 4000


@once
def _numbers(workshop_requests):
    """amount of each paid request by its number."""
    rows = zip(workshop_requests["number"].tolist(), workshop_requests["amount"].tolist(), strict=True)
    return {number: amount for number, amount in rows if amount == amount}


@once
def expected(workshop_requests):
    return {number for number, amount in _numbers(workshop_requests).items() if amount >= LEAST}


def share(answer, workshop_requests):
    return set_share(_given(answer), expected(workshop_requests), set(workshop_requests["number"].tolist()))


def _given(answer):
    """The answer with numbers in quotes read as numbers, and without a heading that was copied with them."""
    return {int(one) if isinstance(one, str) and one.strip().isdigit() else one for one in answer} - {"number"}


@check
def row_labels(answer, workshop_requests):
    """Labels of the rows at the left edge were given, or the same counted from 1 or as Excel does."""
    answer = _given(answer)
    places = [
        n for n, number in enumerate(workshop_requests["number"].tolist()) if number in expected(workshop_requests)
    ]
    if any(answer == {place + shift for place in places} for shift in (0, 1, 2)):
        return fail()


@check
def amounts_given(answer, workshop_requests):
    """The amounts were given."""
    answer = _given(answer)
    amounts = _numbers(workshop_requests)
    if answer == {amounts[number] for number in expected(workshop_requests)}:
        return fail()


@check
def border_left_out(answer, workshop_requests):
    """Orders of exactly 4,000 were left out."""
    answer = _given(answer)
    over = {number for number, amount in _numbers(workshop_requests).items() if amount > LEAST}
    if answer == over:
        return fail(n=len(expected(workshop_requests) - over))


@check
def smaller_ones(answer, workshop_requests):
    """The small orders were taken, with the border or without."""
    answer = _given(answer)
    paid = _numbers(workshop_requests)
    if answer in (
        {n for n, amount in paid.items() if amount < LEAST},
        {n for n, amount in paid.items() if amount <= LEAST},
    ):
        return fail(n=len(answer))


@check
def gaps(answer, workshop_requests):
    """Requests without an amount were taken for large orders."""
    answer = _given(answer)
    empty = set(workshop_requests["number"].tolist()) - set(_numbers(workshop_requests))
    if answer == expected(workshop_requests) | empty:
        return fail(n=len(empty))


@check
def everyone(answer, workshop_requests):
    """All requests, or all paid ones."""
    answer = _given(answer)
    if answer in (set(workshop_requests["number"].tolist()), set(_numbers(workshop_requests))):
        return fail(n=len(answer))


@check
def exactly(answer, workshop_requests):
    """Only orders of exactly 4,000."""
    answer = _given(answer)
    if answer == {number for number, amount in _numbers(workshop_requests).items() if amount == LEAST}:
        return fail(n=len(answer))


@check
def unknown(answer, workshop_requests):
    """Something that is no number of a request."""
    answer = _given(answer)
    if strange := [one for one in answer if one not in set(workshop_requests["number"].tolist())]:
        return fail(got=min(map(str, strange)))


@check
def value(answer, workshop_requests):
    """The orders from 4,000, and no others."""
    answer = _given(answer)
    right = expected(workshop_requests)
    if answer != right:
        return fail(missing=len(right - answer), extra=len(answer - right))
