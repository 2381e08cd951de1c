"""Makers from the largest margin down, each with the share of the margin that is reached with it, in percent."""

from autograder.checks import check, close, fail, mapping_share, once


@once
def expected(order_lines, yml_feed):
    """Maker -> percent."""
    known = {row["article"]: row for row in yml_feed[["article", "vendor", "purchase_price"]].to_dict("records")}
    sums = {}
    columns = ("article", "price", "quantity", "status")
    for article, price, quantity, status in zip(*(order_lines[name].tolist() for name in columns), strict=True):
        if status == "delivered":
            row = known[article.upper()]
            sums[row["vendor"]] = sums.get(row["vendor"], 0) + quantity * (price - row["purchase_price"])
    reached, found = 0, {}
    for maker, value in sorted(sums.items(), key=lambda pair: pair[1], reverse=True):
        reached += value
        found[maker] = 100 * reached / sum(sums.values())
    return found


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.0001, abs=0.06)


def share(answer, order_lines, yml_feed):
    """Makers whose share is right."""
    return mapping_share(answer, expected(order_lines, yml_feed), near)


@check
def shape(answer, order_lines, yml_feed):
    """Other makers, or values that are no numbers."""
    right = expected(order_lines, yml_feed)
    if set(answer) != set(right) or not all(isinstance(v, int | float) for v in answer.values()):
        return fail(n=len(answer), total=len(right))


@check
def fraction(answer):
    """Shares instead of percent."""
    if max(answer.values()) <= 1.01:
        return fail(got=max(answer.values()))


@check
def value(answer, order_lines, yml_feed):
    """Every maker has its share."""
    right = expected(order_lines, yml_feed)
    wrong = [maker for maker in right if not near(answer[maker], right[maker])]
    if wrong:
        return fail(n=len(wrong), maker=wrong[0], got=answer[wrong[0]])
