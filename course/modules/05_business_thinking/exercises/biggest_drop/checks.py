"""Share of visits that passed each step of the shop among those that passed the step before, the shop's own people left out."""

from collections import Counter

from autograder.checks import check, close, fail, mapping_share, once

STEPS = {"card": 41004001, "basket": 41004002, "contacts": 41004003, "order": 41004004}


def buyers(shop_visits):
    """Goals of every visit that did not end in the shop's office."""
    return [g for g, end in zip(shop_visits["goalsID"], shop_visits["endURL"], strict=True) if "/admin/" not in end]


def counts(goals):
    """All visits, then those that reached each step and all steps before it."""
    depth = Counter()
    for reached in goals:
        n = 0
        for goal in STEPS.values():
            if goal not in reached:
                break
            n += 1
        depth[n] += 1
    return [sum(depth[n] for n in depth if n >= least) for least in range(len(STEPS) + 1)]


def rates(numbers):
    """Step -> its number divided by the one before."""
    return {step: numbers[n + 1] / numbers[n] for n, step in enumerate(STEPS)}


@once
def expected(shop_visits):
    """Step -> share."""
    return rates(counts(buyers(shop_visits)))


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.001, abs=0.0006)


def equal(answer, right):
    return set(answer) == set(right) and all(near(answer[step], right[step]) for step in right)


def share(answer, shop_visits):
    """Steps whose share is right."""
    return mapping_share(answer, expected(shop_visits), near)


@check
def shape(answer):
    """Other keys, or values that are no numbers."""
    if set(answer) != set(STEPS) or not all(isinstance(v, int | float) for v in answer.values()):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def percent(answer):
    """Percent instead of shares, or numbers of visits."""
    if max(answer.values()) > 1:
        return fail(got=max(answer.values()))


@check
def losses(answer, shop_visits):
    """The share that left instead of the share that went on."""
    if equal(answer, {step: 1 - rate for step, rate in expected(shop_visits).items()}):
        return fail(got=answer["basket"])


@check
def of_all(answer, shop_visits):
    """Every step was divided by all visits."""
    numbers = counts(buyers(shop_visits))
    if equal(answer, {step: numbers[n + 1] / numbers[0] for n, step in enumerate(STEPS)}):
        return fail(got=answer["order"])


@check
def staff(answer, shop_visits):
    """The shop's own people were left in."""
    if equal(answer, rates(counts(shop_visits["goalsID"]))):
        return fail(n=len(shop_visits) - len(buyers(shop_visits)))


@check
def goals_counted(answer, shop_visits):
    """Reached goals were counted, and the basket fires for every article."""
    for goals in (buyers(shop_visits), shop_visits["goalsID"]):
        reached = Counter(goal for one in goals for goal in one)
        if equal(answer, rates([len(goals), *(reached[goal] for goal in STEPS.values())])):
            return fail(got=answer["basket"])


@check
def any_order(answer, shop_visits):
    """A step was counted in visits that had skipped the one before."""
    for goals in (buyers(shop_visits), shop_visits["goalsID"]):
        reached = [sum(goal in one for one in goals) for goal in STEPS.values()]
        if equal(answer, rates([len(goals), *reached])):
            return fail(got=answer["order"])


@check
def value(answer, shop_visits):
    """All four shares are right."""
    for step, right in expected(shop_visits).items():
        if not near(answer[step], right):
            return fail(step=step, got=answer[step])
