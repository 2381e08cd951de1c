"""By source: the share of filled baskets that became orders, all steps passed, the shop's own people left out."""

from autograder.checks import check, close, fail, mapping_share, once

CARD, BASKET, CONTACTS, ORDER = 41004001, 41004002, 41004003, 41004004


@once
def expected(shop_visits):
    """Source -> share."""
    counts = {}
    columns = ("lastTrafficSource", "goalsID", "endURL")
    for source, goals, end in zip(*(shop_visits[name].tolist() for name in columns), strict=True):
        if "/admin/" not in end and CARD in goals and BASKET in goals:
            pair = counts.setdefault(source, [0, 0])
            pair[0] += 1
            pair[1] += CONTACTS in goals and ORDER in goals
    return {source: paid / filled for source, (filled, paid) in counts.items()}


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.001, abs=0.0006)


def share(answer, shop_visits):
    """Sources whose share is right."""
    return mapping_share(answer, expected(shop_visits), near)


@check
def shape(answer, shop_visits):
    """Other sources, or values that are no numbers."""
    if set(answer) != set(expected(shop_visits)) or not all(isinstance(v, int | float) for v in answer.values()):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def percent(answer):
    """Percent instead of shares."""
    if max(answer.values()) > 1:
        return fail(got=max(answer.values()))


@check
def value(answer, shop_visits):
    """Every source has its share."""
    for source, right in sorted(expected(shop_visits).items()):
        if not near(answer[source], right):
            return fail(source=source, got=answer[source])
