"""Concessions of the agency for which the client gave nothing in the same exchange (Kennedy: “if you..., then we...”)."""

from autograder.checks import check, fail, set_share


def moves(case, side, kinds):
    """Rows of one side and of some kinds, as dictionaries."""
    return [row for row in case.to_dict("records") if row["side"] == side and row["kind"] in kinds]


def unpaid(case, kinds=("concession",), returns=("concession",), side="agency"):
    """Moves of a side to whose exchange the other side added none of `returns`."""
    other = {"agency": "client", "client": "agency"}[side]
    paid = {row["deal"] for row in moves(case, other, returns)}
    return {row["move"] for row in moves(case, side, kinds) if row["deal"] not in paid}


def by_neighbour(case, before, after):
    """Our concessions without a client's concession in the row before and / or after."""
    theirs = {row["move"] for row in moves(case, "client", ("concession",))}
    near = {n + 1 for n in theirs if before} | {n - 1 for n in theirs if after}
    return {row["move"] for row in moves(case, "agency", ("concession",))} - near


def in_turn(case):
    """Our concessions that are left when the first is set against the client's first, the second against the second..."""
    ours = [row["move"] for row in moves(case, "agency", ("concession",))]
    return set(ours[len(moves(case, "client", ("concession",))) :])


def share(answer, case):
    """F1; naming all concessions of the agency is worth nothing."""
    return set_share(answer, unpaid(case), unpaid(case, returns=()))


@check
def ids(answer, case):
    """Something other than numbers of moves."""
    unknown = [str(item) for item in answer if item not in set(case["move"])]
    if unknown:
        return fail(unknown=", ".join(unknown[:3]))


@check
def empty(answer):
    """Nothing was marked."""
    return bool(answer)


@check
def deals_instead(answer, case):
    """Numbers of exchanges instead of moves."""
    deal = dict(zip(case["move"], case["deal"], strict=True))
    if answer == {deal[move] for move in unpaid(case)}:
        return fail(n=len(answer))


@check
def every_concession(answer, case):
    """All our concessions were called gifts, paid ones too."""
    if answer == unpaid(case, returns=()):
        return fail(n=len(answer))


@check
def position(answer, case):
    """Concessions were paired by their place in the log, not by the exchange."""
    if answer in [
        by_neighbour(case, True, True),
        by_neighbour(case, True, False),
        by_neighbour(case, False, True),
        in_turn(case),
    ]:
        return fail(n=len(answer))


@check
def any_answer(answer, case):
    """Any move of the client in the exchange was taken for a return."""
    if answer == unpaid(case, returns=("concession", "demand", "promise", "refusal")):
        return fail(n=len(answer))


@check
def words_for_deeds(answer, case):
    """A vague promise was taken for a return."""
    if answer == unpaid(case, returns=("concession", "promise")):
        return fail(n=len(answer))


@check
def both_sides(answer, case):
    """The client's unpaired concessions were counted too."""
    if answer == unpaid(case) | unpaid(case, side="client"):
        return fail(n=len(answer))


@check
def offers(answer, case):
    """An offer on a condition that was declined was counted as given."""
    if answer == unpaid(case, kinds=("concession", "offer")):
        return fail(n=len(answer))


@check
def value(answer, case):
    """Some other difference."""
    right = unpaid(case)
    if answer != right:
        return fail(extra=len(answer - right), missed=len(right - answer))
