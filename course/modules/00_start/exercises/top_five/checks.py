"""Numbers of the five dearest orders, from the dearest down."""

from autograder.checks import check, corrected, fail, once

FIVE = 5


@once
def _by_amount(workshop_requests):
    """(amount, number, place) of each paid order, from the cheapest up."""
    rows = zip(workshop_requests["amount"].tolist(), workshop_requests["number"].tolist(), strict=True)
    return sorted((amount, number, place) for place, (amount, number) in enumerate(rows) if amount == amount)


@once
def expected(workshop_requests):
    return [number for _amount, number, _place in _by_amount(workshop_requests)[: -FIVE - 1 : -1]]


def _given(answer):
    """The answer with numbers in quotes read as numbers, and without a heading that was copied with them."""
    rows = answer[1:] if answer[:1] == ["number"] else answer
    return [int(one) if isinstance(one, str) and one.strip().isdigit() else one for one in rows]


def share(answer, workshop_requests):
    """Numbers that stand at their place; what is too many counts as wrong."""
    answer, right = _given(answer), expected(workshop_requests)
    hits = sum(got == wanted for got, wanted in zip(answer, right, strict=False))
    return corrected(hits / max(len(answer), FIVE), 1 / FIVE)


@check
def cheapest(answer, workshop_requests):
    """The cheapest orders instead of the dearest, in either direction."""
    answer = _given(answer)
    rows = _by_amount(workshop_requests)
    amounts = {number: amount for amount, number, _place in rows}
    if len(answer) == FIVE and all(one in amounts and amounts[one] <= rows[FIVE - 1][0] for one in answer):
        return fail()


@check
def upside_down(answer, workshop_requests):
    """The right five from the cheapest of them up."""
    answer = _given(answer)
    if answer == expected(workshop_requests)[::-1]:
        return fail()


@check
def amounts_given(answer, workshop_requests):
    """The amounts were given."""
    answer = _given(answer)
    if answer == [amount for amount, _number, _place in _by_amount(workshop_requests)[: -FIVE - 1 : -1]]:
        return fail()


@check
def row_labels(answer, workshop_requests):
    """Labels of the rows at the left edge, or rows as Excel counts them."""
    answer = _given(answer)
    places = [place for _amount, _number, place in _by_amount(workshop_requests)[: -FIVE - 1 : -1]]
    if any(answer == [place + shift for place in places] for shift in (0, 1, 2)):
        return fail()


@check
def first_rows(answer, workshop_requests):
    """Five rows were taken first and sorted after that: the first of the table or the last."""
    answer = _given(answer)
    numbers = workshop_requests["number"].tolist()
    if len(answer) == FIVE and set(answer) in (set(numbers[:FIVE]), set(numbers[-FIVE:])):
        return fail()


@check
def by_number(answer, workshop_requests):
    """The right five in the order of their numbers: as they stand in the table."""
    answer = _given(answer)
    if answer == sorted(expected(workshop_requests)):
        return fail()


@check
def how_many(answer, workshop_requests):
    """More or fewer than five."""
    answer = _given(answer)
    if len(answer) != FIVE:
        return fail(n=len(answer))


@check
def gaps(answer, workshop_requests):
    """Requests without an amount came in."""
    answer = _given(answer)
    paid = {number for _amount, number, _place in _by_amount(workshop_requests)}
    if empty := [one for one in answer if one in set(workshop_requests["number"].tolist()) - paid]:
        return fail(got=str(empty[0]))


@check
def value(answer, workshop_requests):
    """The five, each at its place."""
    answer = _given(answer)
    right = expected(workshop_requests)
    if answer != right:
        place = next(n for n, (got, wanted) in enumerate(zip(answer, right, strict=True)) if got != wanted)
        return fail(place=place + 1, got=str(answer[place]))
