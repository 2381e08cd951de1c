"""The five shops that share most queries of the first ten with the client."""

from collections import defaultdict

from autograder.checks import check, fail, once, set_share

WANTED, TEN = 5, 10


@once
def met(serp_niche, last=TEN, bare=True):
    """Domain -> queries for which it is met on places up to `last`."""
    found = defaultdict(set)
    for query, place, domain in serp_niche[["query", "place", "domain"]].values.tolist():
        if place <= last:
            found[domain.removeprefix("www.") if bare else domain].add(query)
    return dict(found)


def kind_of(case):
    return dict(case[["domain", "kind"]].values.tolist())


@once
def expected(serp_niche, case):
    kinds, found = kind_of(case), met(serp_niche)
    shops = [domain for domain in found if kinds[domain] == "shop"]
    return sorted(shops, key=lambda domain: -len(found[domain]))[:WANTED]


def share(answer, serp_niche, case):
    return set_share(map(str, answer), expected(serp_niche, case), list(kind_of(case)))


@check
def shape(answer):
    """Not five entries."""
    if len(answer) != WANTED:
        return fail(n=len(answer))


@check
def stranger(answer, case):
    """Not a domain of the table."""
    known = kind_of(case)
    for domain in answer:
        if domain not in known:
            return fail(domain=domain)


@check
def not_shops(answer, case):
    known = kind_of(case)
    for domain in map(str, answer):
        if known[domain] != "shop":
            return fail(domain=domain, kind=known[domain])


@check
def second_ten(answer, serp_niche, case):
    """A shop that is met on places 11 to 20 and hardly above."""
    found, wide = met(serp_niche), met(serp_niche, 2 * TEN)
    for domain in map(str, answer):
        if domain not in expected(serp_niche, case) and len(wide[domain]) > 2 * len(found.get(domain, ())):
            return fail(domain=domain)


@check
def two_names(answer, serp_niche, case):
    """The shop that stands under two names is missing."""
    kinds, apart = kind_of(case), met(serp_niche, bare=False)
    shops = sorted((one for one in apart if kinds.get(one) == "shop"), key=lambda one: -len(apart[one]))[:WANTED]
    if shops == list(map(str, answer)) != expected(serp_niche, case):
        return fail()


@check
def documents(answer, serp_niche, case):
    """A shop with several documents on a place took the place of another."""
    ten = serp_niche[serp_niche["place"] <= TEN]
    for domain in map(str, answer):
        rows = int((ten["domain"] == domain).sum())
        if domain not in expected(serp_niche, case) and rows > 2 * len(met(serp_niche).get(domain, ())) > 6:
            return fail(domain=domain)


@check
def lost(answer, serp_niche, case):
    missing = set(expected(serp_niche, case)) - set(map(str, answer))
    if missing:
        return fail(n=len(missing))


@check
def order(answer, serp_niche, case):
    for n, (domain, right) in enumerate(zip(map(str, answer), expected(serp_niche, case), strict=True), 1):
        if domain != right:
            return fail(n=n, domain=domain)
