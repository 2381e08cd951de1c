"""Five queries of the client's town between places 4 and 15 that would gain most clicks."""

from autograder.checks import check, fail, once, set_share

TOWNS = ("Екатеринбург", "Yekaterinburg")
NAMES = ("шестерёнкин", "shesteryonkin")
FIRST, LAST, TOP, WANTED = 4, 15, 3, 5


@once
def totals(webmaster_queries):
    """Query of the town -> (clicks, impressions, place)."""
    found = {}
    for row in webmaster_queries.to_dict("records"):
        if row["region"] in TOWNS:
            clicks, shown, places = found.get(row["query"], (0, 0, 0.0))
            found[row["query"]] = (
                clicks + row["clicks"],
                shown + row["impressions"],
                places + row["impressions"] * row["position"],
            )
    return {query: (clicks, shown, places / shown) for query, (clicks, shown, places) in found.items()}


def is_brand(query):
    return any(name in query for name in NAMES)


@once
def expected(webmaster_queries):
    known = {query: one for query, one in totals(webmaster_queries).items() if not is_brand(query)}
    high = [one for one in known.values() if one[2] <= TOP]
    rate = sum(clicks for clicks, _, _ in high) / sum(shown for _, shown, _ in high)
    wins = {query: rate * shown - clicks for query, (clicks, shown, place) in known.items() if FIRST <= place <= LAST}
    return sorted(wins, key=lambda query: -wins[query])[:WANTED]


def share(answer, webmaster_queries):
    return set_share(map(str, answer), expected(webmaster_queries), list(totals(webmaster_queries)))


def widest(webmaster_queries):
    known = totals(webmaster_queries)
    return max((q for q in known if not is_brand(q) and FIRST <= known[q][2] <= LAST), key=lambda q: known[q][1])


@check
def shape(answer):
    """Not five entries."""
    if len(answer) != WANTED:
        return fail(n=len(answer))


@check
def stranger(answer, webmaster_queries):
    """Not a query of the file."""
    known = set(webmaster_queries["query"])
    for query in answer:
        if query not in known:
            return fail(query=query)


@check
def branded(answer):
    for query in map(str, answer):
        if is_brand(query):
            return fail(query=query)


@check
def elsewhere(answer, webmaster_queries):
    """Sought mostly in another town, and not among the five of ours."""
    known, right = totals(webmaster_queries), expected(webmaster_queries)
    for query in map(str, answer):
        everywhere = webmaster_queries.loc[webmaster_queries["query"] == query, "impressions"].sum()
        if query not in right and (query not in known or everywhere > 3 * known[query][1]):
            return fail(query=query)


@check
def too_deep(answer, webmaster_queries):
    known = totals(webmaster_queries)
    for query in map(str, answer):
        if known[query][2] > LAST:
            return fail(query=query, place=round(known[query][2]))


@check
def by_impressions(answer, webmaster_queries):
    """The query with most impressions stands first, and it has its clicks."""
    most = widest(webmaster_queries)
    if str(answer[0]) == most and most not in expected(webmaster_queries):
        return fail(query=most)


@check
def lost(answer, webmaster_queries):
    """One of the five is not there."""
    missing = [query for query in expected(webmaster_queries) if query not in set(map(str, answer))]
    if missing:
        return fail(n=len(missing))


@check
def order(answer, webmaster_queries):
    right = expected(webmaster_queries)
    for n, query in enumerate(map(str, answer)):
        if query != right[n]:
            return fail(n=n + 1, query=query)
