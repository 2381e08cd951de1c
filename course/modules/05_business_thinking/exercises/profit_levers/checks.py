"""Profit of a month after one lever is moved by ten per cent, the others being as they were."""

from autograder.checks import check, close, fail, mapping_share

LEVERS = ("traffic", "conversion", "cheque", "margin", "repeat")


def expected(case):
    """Lever -> profit, RUB."""
    return {lever: base(case) + gain for lever, gain in gains(case).items()}


def base(case):
    """Profit of the month as it is."""
    return buyers(case) * left(case) - case["visits"] * case["visit_price"] - case["fixed"]


def buyers(case):
    """Orders, first and repeated."""
    return case["visits"] * case["conversion"] * (1 + case["repeat"])


def left(case):
    """What an order leaves before advertising and fixed costs."""
    return case["cheque"] * case["margin"] - case["handling"]


def gains(case):
    """Lever -> what it adds to the profit."""
    tenth = buyers(case) * left(case) / 10
    return {
        "traffic": tenth - case["visits"] * case["visit_price"] / 10,
        "conversion": tenth,
        "cheque": buyers(case) * case["cheque"] * case["addon_margin"] / 10,
        "margin": buyers(case) * case["cheque"] * case["margin"] / 10,
        "repeat": case["visits"] * case["conversion"] * case["repeat"] / 10 * left(case),
    }


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.0002, abs=2)


def share(answer, case):
    """Levers whose profit is right."""
    return mapping_share(answer, expected(case), near)


@check
def shape(answer):
    """Other keys, or values that are no numbers."""
    numbers = [v for v in answer.values() if isinstance(v, int | float) and not isinstance(v, bool) and v == v]
    if set(answer) != set(LEVERS) or len(numbers) != len(LEVERS):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def gain_only(answer, case):
    """What is added instead of the profit."""
    if all(near(answer[lever], gain) for lever, gain in gains(case).items()):
        return fail(got=answer["conversion"])


@check
def fixed_left_out(answer, case):
    """Fixed costs were forgotten everywhere, or grow with the orders."""
    right = expected(case)
    if all(near(answer[lever], right[lever] + case["fixed"]) for lever in LEVERS):
        return fail(got=answer["conversion"])


@check
def handling_left_out(answer, case):
    """An order costs nothing to pick and pack."""
    right = expected({**case, "handling": 0})
    if near(answer["conversion"], right["conversion"]):
        return fail(got=answer["conversion"])


@check
def traffic_free(answer, case):
    """More visits at no cost."""
    if near(answer["traffic"], base(case) + gains(case)["conversion"]):
        return fail(got=answer["traffic"])


@check
def margin_points(answer, case):
    """Ten points were added to the margin."""
    if near(answer["margin"], base(case) + buyers(case) * case["cheque"] * 0.1):
        return fail(got=answer["margin"])


@check
def whole_cheque(answer, case):
    """The added part of the cheque carries the old margin, or is all profit."""
    added = buyers(case) * case["cheque"] / 10
    if near(answer["cheque"], base(case) + added * case["margin"]) or near(answer["cheque"], base(case) + added):
        return fail(got=answer["cheque"])


@check
def repeat_points(answer, case):
    """Ten points were added to the repeated orders, or all orders grew by a tenth."""
    first = case["visits"] * case["conversion"]
    if any(
        near(answer["repeat"], base(case) + first * more * left(case)) for more in (0.1, 0.1 * (1 + case["repeat"]))
    ):
        return fail(got=answer["repeat"])


@check
def value(answer, case):
    """All five are right."""
    for lever, right in expected(case).items():
        if not near(answer[lever], right):
            return fail(lever=lever, got=answer[lever])
