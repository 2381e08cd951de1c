"""Articles that are A by revenue and C by margin, both of delivered orders; what crosses a border belongs to the next group."""

from autograder.checks import check, fail, once, set_share

A, B = 0.8, 0.95


@once
def expected(order_lines, yml_feed):
    """The articles, in capitals."""
    return shifted(sums(order_lines, yml_feed))


@once
def sums(order_lines, yml_feed, every=False, neat=True):
    """Article -> [revenue, margin]. `every`: orders of any status; `neat`: articles in capitals."""
    cost = dict(zip(yml_feed["article"], yml_feed["purchase_price"], strict=True))
    found = {}
    columns = ("article", "price", "quantity", "status")
    for article, price, quantity, status in zip(*(order_lines[name].tolist() for name in columns), strict=True):
        name = article.upper() if neat else article
        if name in cost and (every or status == "delivered"):
            pair = found.setdefault(name, [0, 0])
            pair[0] += price * quantity
            pair[1] += (price - cost[name]) * quantity
    return found


def grouped(values):
    """Name -> group."""
    total, reached, found = sum(v for v in values.values() if v > 0), 0, {}
    for name in sorted(values, key=lambda one: -values[one]):
        reached += max(values[name], 0)
        found[name] = "C" if values[name] <= 0 or reached > B * total else "B" if reached > A * total else "A"
    return found


def shifted(pairs):
    revenue, margin = (grouped({name: pair[n] for name, pair in pairs.items()}) for n in (0, 1))
    return {name for name in pairs if revenue[name] == "A" and margin[name] == "C"}


def agrees(answer, pairs):
    """Whether this is the set, whichever of two articles that tie at a border comes first."""
    one, other = shifted(pairs), shifted(dict(reversed(pairs.items())))
    return one & other <= given(answer) <= one | other


def about(answer, other):
    """Whether two large sets are the same but for articles that tie at a border."""
    return len(given(answer) ^ other) <= 2 and len(other) > 12


def given(answer):
    return {str(name).strip().upper() for name in answer}


def share(answer, order_lines, yml_feed):
    """F1; all of A by revenue or all of C by margin earn nothing."""
    pairs = sums(order_lines, yml_feed)
    revenue, margin = (grouped({name: pair[n] for name, pair in pairs.items()}) for n in (0, 1))
    return set_share(
        list(map(str.upper, map(str.strip, map(str, answer)))),
        expected(order_lines, yml_feed),
        [name for name in revenue if revenue[name] == "A"],
        [name for name in margin if margin[name] == "C"],
    )


@check
def unknown(answer, yml_feed):
    """Something in the answer is no article."""
    odd = given(answer) - set(yml_feed["article"])
    if odd:
        return fail(name=min(odd)[:60])


@check
def empty(answer):
    """Nothing was found."""
    if not answer:
        return fail()


@check
def not_sold(answer, order_lines, yml_feed):
    """Orders that came to nothing were counted."""
    if any(agrees(answer, sums(order_lines, yml_feed, every=True, neat=neat)) for neat in (True, False)):
        return fail(n=len(answer))


@check
def letter_case(answer, order_lines, yml_feed):
    """Articles in small letters found no purchase price."""
    if agrees(answer, sums(order_lines, yml_feed, neat=False)):
        return fail(n=len(answer))


@check
def margin_rate(answer, order_lines, yml_feed):
    """Low margin in percent was taken for low margin in roubles."""
    pairs = sums(order_lines, yml_feed)
    rates = {name: margin / revenue for name, (revenue, margin) in pairs.items()}
    top = grouped({name: revenue for name, (revenue, _) in pairs.items()})
    rated = grouped(rates)
    if about(answer, {name for name in pairs if top[name] == "A" and rated[name] == "C"}):
        return fail(n=len(answer))


@check
def one_group_only(answer, order_lines, yml_feed):
    """All of A by revenue, or all of C by margin."""
    pairs = sums(order_lines, yml_feed)
    for n, letter in ((0, "A"), (1, "C")):
        groups = grouped({name: pair[n] for name, pair in pairs.items()})
        if about(answer, {name for name in groups if groups[name] == letter}):
            return fail(n=len(answer))


@check
def extra(answer, order_lines, yml_feed):
    """An article is not C by margin, or not A by revenue."""
    wrong = given(answer) - expected(order_lines, yml_feed)
    if wrong and not agrees(answer, sums(order_lines, yml_feed)):
        return fail(name=min(wrong), n=len(wrong))


@check
def missed(answer, order_lines, yml_feed):
    """Fewer than there are."""
    if not agrees(answer, sums(order_lines, yml_feed)):
        return fail(n=len(given(answer)))
