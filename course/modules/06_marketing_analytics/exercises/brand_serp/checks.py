"""Share of negative places among the first ten, by query: places, not documents; with or without www."""

from autograder.checks import check, close, fail, mapping_share, once


@once
def expected(case, serp_brand):
    """Query -> share."""
    return shares(case, serp_brand)


@once
def shares(case, serp_brand, last=10, documents=False, plain=False, bad=("negative",)):
    tone = dict(zip(case["domain"].tolist(), case["tone"].tolist(), strict=True))
    found = {}
    for query, place, domain in zip(*(serp_brand[name].tolist() for name in ("query", "place", "domain")), strict=True):
        if place <= last:
            name = domain if plain else domain.removeprefix("www.")
            one = found.setdefault(query, [])
            if documents or all(place != other for other, _ in one):
                one.append((place, tone.get(name) in bad))
    return {query: sum(is_bad for _, is_bad in one) / len(one) for query, one in found.items()}


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0.001, abs=0.002)


def share(answer, case, serp_brand):
    """Queries whose share is right."""
    return mapping_share(answer, expected(case, serp_brand), near)


def as_method(answer, other):
    """The first query, if all have what this method gives."""
    if all(near(answer[query], value) for query, value in other.items()):
        return {"query": min(other), "got": answer[min(other)]}
    return None


@check
def shape(answer, case, serp_brand):
    """Other queries, or values that are no numbers."""
    numbers = [v for v in answer.values() if isinstance(v, int | float) and not isinstance(v, bool) and v == v]
    if set(answer) != set(expected(case, serp_brand)) or len(numbers) != len(answer):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def percent(answer):
    """Percent, or numbers of places."""
    if max(answer.values()) > 1:
        return fail(got=max(answer.values()))


@check
def average(answer):
    """One number for all."""
    if len(set(answer.values())) == 1:
        return fail(got=min(answer.values()))


@check
def documents(answer, case, serp_brand):
    """Documents instead of places."""
    for last in (10, 20):
        if found := as_method(answer, shares(case, serp_brand, documents=True, last=last)):
            return fail(**found)


@check
def twenty(answer, case, serp_brand):
    """Both tens."""
    if found := as_method(answer, shares(case, serp_brand, last=20)):
        return fail(**found)


@check
def www_lost(answer, case, serp_brand):
    """Sites with www have no mark."""
    if found := as_method(answer, shares(case, serp_brand, plain=True)):
        return fail(**found)


@check
def not_own(answer, case, serp_brand):
    """Neutral pages were taken for negative."""
    if found := as_method(answer, shares(case, serp_brand, bad=("negative", "other"))):
        return fail(**found)


@check
def value(answer, case, serp_brand):
    """Every query is right."""
    for query, right in sorted(expected(case, serp_brand).items()):
        if not near(answer[query], right):
            return fail(query=query, got=answer[query])
