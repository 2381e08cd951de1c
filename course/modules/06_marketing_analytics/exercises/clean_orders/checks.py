"""Buyers by phone: number and sum of delivered orders."""

from autograder.checks import check, close, fail, mapping_share, once

DONE = "Доставлен"


@once
def expected(case):
    """Phone -> (orders, revenue)."""
    return buyers(case)


@once
def buyers(case, what="goods_sum", key="digits", statuses=(DONE,)):
    found = {}
    for phone, name, status, money in zip(
        *(case[column].tolist() for column in ("phone", "customer", "status_text", what)), strict=True
    ):
        if not statuses or status in statuses:
            who = {"digits": ten(phone), "phone": phone, "name": name}[key]
            one = found.setdefault(who, [0, 0])
            one[0] += 1
            one[1] += money
    return {who: tuple(pair) for who, pair in found.items()}


def ten(phone):
    """Digits, also of a phone that became a number."""
    text = str(phone).removesuffix(".0")
    return "".join(c for c in text if c.isdigit())[-10:]


def table(answer):
    rows = zip(answer["phone"].tolist(), answer["orders"].tolist(), answer["revenue"].tolist(), strict=True)
    return {ten(phone): (orders, revenue) for phone, orders, revenue in rows}


def near(got, right):
    numbers = all(isinstance(x, int | float) and not isinstance(x, bool) for x in got)
    return numbers and got[0] == right[0] and close(got[1], right[1], rel=0.0001, abs=0.6)


def share(answer, case):
    """Rows that are right; a phone twice is a row too much."""
    right = expected(case)
    got = table(answer)
    return mapping_share(got, right, near) * (len(got) / len(answer) if len(answer) else 0)


@check
def every_status(answer, case):
    """Not only delivered orders."""
    kept = set(case["status_text"])
    tries = ((), *((*(kept - {one}), DONE) for one in kept), tuple(kept - {"Отменён", "Отменен навсегда"}))
    tries += (tuple(kept - {"Отменён", "Отменен навсегда", "Возврат"}),)
    for statuses in tries:
        if len(answer) == len(buyers(case, statuses=statuses)) and set(table(answer)) != set(expected(case)):
            return fail(n=len(answer))


@check
def phones_as_typed(answer, case):
    """Spellings apart."""
    if len(answer) == len(buyers(case, key="phone")):
        return fail(n=len(answer))


@check
def by_name(answer, case):
    """Namesakes together."""
    if len(answer) == len(buyers(case, key="name")):
        return fail(n=len(answer))


@check
def twice(answer):
    """A phone in several rows."""
    phones = [ten(phone) for phone in answer["phone"].tolist()]
    if len(set(phones)) < len(phones):
        return fail(n=len(phones), phone=next(phone for n, phone in enumerate(phones) if phone in phones[:n]))


@check
def with_delivery(answer, case):
    """The sum to pay."""
    got, other = table(answer), buyers(case, what="total")
    if got and all(phone in got and near(got[phone], pair) for phone, pair in other.items()):
        return fail(phone=min(got), got=got[min(got)][1])


@check
def extra(answer, case):
    """A phone that bought nothing."""
    odd = set(table(answer)) - set(expected(case))
    if odd:
        return fail(phone=min(odd) or "—")


@check
def value(answer, case):
    """Every row is right."""
    got = table(answer)
    wrong = [phone for phone, pair in sorted(expected(case).items()) if phone not in got or not near(got[phone], pair)]
    if wrong or len(answer) != len(got):
        return fail(n=len(answer), phone=wrong[0] if wrong else max(got))
