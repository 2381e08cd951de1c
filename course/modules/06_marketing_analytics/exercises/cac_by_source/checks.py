"""CAC by source: costs of summer by contact whose first won deal was closed in summer; all of them in the total."""

from autograder.checks import check, close, fail, mapping_share, once

FROM = "2026-06-01"


@once
def expected(case):
    """Source, and `total` -> RUB."""
    return prices(case)


@once
def prices(case, counts="new", stage=False, named=False):
    """Source, and `total` -> RUB.

    `counts`: new clients, won deals, all deals, buyers of the summer, or all who ever bought.
    `stage`: only deals of the stage called WON. `named`: the total is of clients with a source.
    """
    people = dict.fromkeys(case["costs"], 0) | {"": 0}
    columns = ("CLOSEDATE", "CONTACT_ID", "STAGE_ID", "STAGE_SEMANTIC_ID", "SOURCE_ID")
    seen = set()
    for day, contact, name, sign, source in zip(*(case["deals"][one].tolist() for one in columns), strict=True):
        summer = day.isoformat() >= FROM
        won = name == "WON" if stage else sign == "S"
        if counts == "all" or won:
            first = contact not in seen or counts in ("all", "won")
            people[source] += first and (summer or counts == "ever")
            if summer or counts != "buyers":
                seen.add(contact)
    found = {source: cost / people[source] for source, cost in case["costs"].items()}
    everybody = sum(people.values()) - named * people[""]
    return found | {"total": sum(case["costs"].values()) / everybody}


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.0002, abs=1)


def as_method(answer, other):
    """The first source, if all have what this method gives; the total may be anything."""
    sources = sorted(set(other) - {"total"})
    if all(near(answer[source], other[source]) for source in sources):
        return {"source": sources[0], "got": answer[sources[0]]}
    return None


def share(answer, case):
    """Figures that are right."""
    return mapping_share(answer, expected(case), near)


@check
def shape(answer, case):
    """Other keys, or values that are no numbers."""
    numbers = [v for v in answer.values() if isinstance(v, int | float) and not isinstance(v, bool) and v == v]
    if set(answer) != set(expected(case)) or len(numbers) != len(answer):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def per_deal(answer, case):
    """Won deals instead of people."""
    if found := as_method(answer, prices(case, counts="won")):
        return fail(**found)


@check
def per_request(answer, case):
    """All deals."""
    if found := as_method(answer, prices(case, counts="all")):
        return fail(**found)


@check
def old_buyers(answer, case):
    """People who had bought before."""
    for counts in ("buyers", "ever"):
        if found := as_method(answer, prices(case, counts=counts)):
            return fail(**found)


@check
def one_pipeline(answer, case):
    """Won deals of one pipeline, by the name of the stage, which changes the figures of the sources."""
    right = expected(case)
    if all(near(answer[source], right[source]) for source in case["costs"]):
        return None
    for counts in ("new", "won", "buyers", "ever"):
        if found := as_method(answer, prices(case, counts=counts, stage=True)):
            return fail(**found)


@check
def nameless_lost(answer, case):
    """The total of clients with a source, where the sources themselves are right."""
    right = expected(case)
    if not all(near(answer[source], right[source]) for source in case["costs"]):
        return None
    if near(answer["total"], prices(case, named=True)["total"]):
        return fail(got=answer["total"])


@check
def mean_of_sources(answer, case):
    """The total is the mean of the figures."""
    right = expected(case)
    if near(answer["total"], sum(right[source] for source in case["costs"]) / len(case["costs"])):
        return fail(got=answer["total"])


@check
def value(answer, case):
    """Every figure is right."""
    for source, right in sorted(expected(case).items()):
        if not near(answer[source], right):
            return fail(source=source, got=answer[source])
