"""The cell of device and source, with at least 50 baskets, of which the smallest share goes on to the contacts."""

from autograder.checks import check, close, fail, once

CARD, BASKET, CONTACTS = 41004001, 41004002, 41004003
LEAST = 50


@once
def cells(shop_visits):
    """(device, source) -> [baskets, of them on to the contacts, visits, with contacts whatever came before]."""
    found = {}
    columns = ("deviceCategory", "lastTrafficSource", "goalsID", "endURL")
    for device, source, goals, end in zip(*(shop_visits[name].tolist() for name in columns), strict=True):
        if "/admin/" not in end:
            cell = found.setdefault((device, source), [0, 0, 0, 0])
            basket = CARD in goals and BASKET in goals
            cell[0] += basket
            cell[1] += basket and CONTACTS in goals
            cell[2] += 1
            cell[3] += CONTACTS in goals
    return found


@once
def expected(shop_visits):
    """device, source and rate of the worst large cell."""
    rates = {cell: on / baskets for cell, (baskets, on, _, _) in cells(shop_visits).items() if baskets >= LEAST}
    worst = min(rates, key=lambda cell: rates[cell])
    return {"device": worst[0], "source": worst[1], "rate": rates[worst]}


def place(answer):
    """Device and source; a spreadsheet turns "2" into a number."""
    device = answer["device"]
    whole = isinstance(device, int | float) and device == device
    return str(int(device)) if whole else str(device).strip(), str(answer["source"]).strip().lower()


@check
def shape(answer):
    """Other keys, or a rate that is no number."""
    if set(answer) != {"device", "source", "rate"} or not isinstance(answer["rate"], int | float):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def unknown(answer, shop_visits):
    """There is no such cell."""
    if place(answer) not in cells(shop_visits):
        return fail(device=str(answer["device"]), source=str(answer["source"]))


@check
def small_cell(answer, shop_visits):
    """A cell with a handful of baskets."""
    baskets = cells(shop_visits)[place(answer)][0]
    if baskets < LEAST:
        return fail(n=baskets)


@check
def wrong_cell(answer, shop_visits):
    """Another large cell."""
    right = expected(shop_visits)
    if place(answer) != (right["device"], right["source"]):
        return fail(device=place(answer)[0], source=place(answer)[1])


@check
def losses(answer, shop_visits):
    """The share that left."""
    if close(answer["rate"], 1 - expected(shop_visits)["rate"], rel=0.001, abs=0.0006):
        return fail(got=answer["rate"])


@check
def percent(answer):
    """Percent or a number of visits instead of a share."""
    if answer["rate"] > 1:
        return fail(got=answer["rate"])


@check
def value(answer, shop_visits):
    """The rate of the right cell."""
    if not close(answer["rate"], expected(shop_visits)["rate"], rel=0.001, abs=0.0006):
        return fail(got=answer["rate"])
