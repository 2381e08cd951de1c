"""CAC of a quarter: what would vanish without new buyers, by new buyer."""

from autograder.checks import check, close, fail

LINES = ("ads", "agency", "banners", "first_call", "first_order_discount")


def expected(case):
    return money(case, LINES) / case["counts"]["new_buyers"]


def money(case, lines):
    return sum(cost for name, cost in case["costs"].items() if name in lines)


def same(got, case, lines=LINES, per="new_buyers"):
    return close(got, money(case, lines) / case["counts"][per], rel=0.002)


@check
def media_only(answer, case):
    """Media alone, whatever it is divided by."""
    if any(same(answer, case, ("ads",), per) for per in case["counts"]):
        return fail(got=answer)


@check
def per_lead(answer, case):
    """Divided by requests."""
    if same(answer, case, per="leads"):
        return fail(got=answer)


@check
def per_buyer(answer, case):
    """Divided by all buyers."""
    if same(answer, case, per="buyers"):
        return fail(got=answer)


@check
def everything(answer, case):
    """All lines."""
    if any(same(answer, case, tuple(case["costs"]), per) for per in ("new_buyers", "buyers")):
        return fail(got=answer)


@check
def retention_in(answer, case):
    """With the mailing."""
    if same(answer, case, (*LINES, "retention_mail")):
        return fail(got=answer)


@check
def refunds_in(answer, case):
    """With refunds."""
    if same(answer, case, (*LINES, "refunds")):
        return fail(got=answer)


@check
def discount_out(answer, case):
    """Without the discount."""
    if same(answer, case, LINES[:-1]):
        return fail(got=answer)
