"""What each feed campaign leaves: the margin of delivered orders that it brought, less what was spent on it."""

from collections import defaultdict

from autograder.checks import check, close, fail, mapping_share, once


@once
def expected(order_lines, yml_feed, case):
    """Campaign -> roubles."""
    earned = brought(order_lines, yml_feed)
    return {name: earned[name] - case[name] for name in case}


@once
def brought(order_lines, yml_feed, every=False, neat=True, revenue=False, by_name=False):
    """Campaign -> margin of its goods. `every`: any status; `neat`: tags in small letters; `by_name`: prices joined by name."""
    key = "name" if by_name else "article"
    cost = {}
    for name, price in zip(yml_feed[key], yml_feed["purchase_price"], strict=True):
        cost.setdefault(name, price)
    found = defaultdict(float)
    columns = ("article", "name", "price", "quantity", "status", "utm_campaign")
    for article, name, price, quantity, status, tag in zip(*(order_lines[c].tolist() for c in columns), strict=True):
        where = name if by_name else article.upper()
        if isinstance(tag, str) and where in cost and (every or status == "delivered"):
            found[tag.lower() if neat else tag] += quantity * (price if revenue else price - cost[where])
    return found


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.0005, abs=1.5)


def equal(answer, earned, case, spend=True):
    return all(near(answer[name], earned[name] - (case[name] if spend else 0)) for name in case)


def share(answer, order_lines, yml_feed, case):
    """Campaigns whose sum is right."""
    return mapping_share(answer, expected(order_lines, yml_feed, case), near)


@check
def shape(answer, case):
    """Other keys, or values that are no numbers."""
    numbers = [v for v in answer.values() if isinstance(v, int | float) and not isinstance(v, bool) and v == v]
    if set(answer) != set(case) or len(numbers) != len(case):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def spend_left_out(answer, order_lines, yml_feed, case):
    """The margin without what was spent."""
    if equal(answer, brought(order_lines, yml_feed), case, spend=False):
        return fail(got=answer["feed_batteries"])


@check
def revenue(answer, order_lines, yml_feed, case):
    """Revenue instead of margin."""
    if equal(answer, brought(order_lines, yml_feed, revenue=True), case):
        return fail(got=answer["feed_batteries"])


@check
def not_sold(answer, order_lines, yml_feed, case):
    """Cancelled and returned orders were counted."""
    if equal(answer, brought(order_lines, yml_feed, every=True), case):
        return fail(got=answer["feed_batteries"])


@check
def tags(answer, order_lines, yml_feed, case):
    """Tags with a capital were lost."""
    if equal(answer, brought(order_lines, yml_feed, neat=False), case):
        return fail(got=answer["feed_batteries"])


@check
def names(answer, order_lines, yml_feed, case):
    """Prices joined by name."""
    if any(near(answer[n], brought(order_lines, yml_feed, by_name=True)[n] - case[n]) for n in case):
        return fail(got=answer["feed_batteries"])


@check
def value(answer, order_lines, yml_feed, case):
    """All six are right."""
    for name, right in expected(order_lines, yml_feed, case).items():
        if not near(answer[name], right):
            return fail(name=name, got=answer[name])
