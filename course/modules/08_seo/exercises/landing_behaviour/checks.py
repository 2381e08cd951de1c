"""Share of bounces by entrance page, of visits from search, for pages with at least a hundred of them."""

from collections import Counter, defaultdict

from autograder.checks import check, close, fail, mapping_share, once

LEAST, SECONDS = 100, 15
ROUNDED = 0.06  # percentage points: an answer rounded to one decimal is right


@once
def visits_of(case, searched=True):
    """Page -> (pageviews, seconds, day) of its visits."""
    found = defaultdict(list)
    for url, source, day, views, seconds in case[
        ["startURL", "source", "date", "pageViews", "visitDuration"]
    ].values.tolist():
        if source == "organic" or not searched:
            found[url.partition("?")[0]].append((views, seconds, str(day)))
    return dict(found)


def percent(visits, seconds=SECONDS):
    return 100 * sum(views == 1 and long < seconds for views, long, _ in visits) / len(visits)


@once
def expected(case):
    return {page: percent(visits) for page, visits in visits_of(case).items() if len(visits) >= LEAST}


def number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def same(got, right):
    return number(got) and close(got, right, rel=1e-9, abs=ROUNDED)


def share(answer, case):
    return mapping_share(answer, expected(case), same)


def named(answer, case, other):
    """The first page of an answer that is `other` wherever they share a page, and somewhere not the right one."""
    right = expected(case)
    shared = sorted(set(answer) & set(right))
    wrong = [page for page in shared if not same(answer[page], right[page])]
    if len(wrong) > 1 and all(same(answer[page], other(page)) for page in wrong):
        return fail(page=wrong[0], got=answer[wrong[0]])
    return None


@check
def shape(answer):
    if not answer or not all(isinstance(key, str) and number(one) for key, one in answer.items()):
        return fail(keys=", ".join(map(str, list(answer)[:3])) or "—")


@check
def shares(answer, case):
    """Shares of one."""
    right = expected(case)
    known = sorted(set(answer) & set(right))
    if known and all(close(100 * answer[page], right[page], abs=0.6) for page in known):
        return fail(page=known[0], got=answer[known[0]])


@check
def tagged(answer):
    for page in sorted(answer):
        if "?" in page:
            return fail(page=page)


@check
def unknown_page(answer, case):
    """Nobody entered the site by this address."""
    known = visits_of(case, searched=False)
    for page in sorted(answer):
        if page not in known:
            return fail(page=page)


@check
def few_visits(answer, case):
    """A page with few visits from search."""
    known = visits_of(case)
    for page in sorted(answer):
        if len(known.get(page, ())) < LEAST:
            return fail(page=page, n=len(known.get(page, ())))


@check
def split_page(answer, case):
    """The page that has a hundred visits only with its tagged ones is missing, and other shares are off."""
    bare = Counter(case.loc[case["source"] == "organic", "startURL"])
    right = expected(case)
    if set(answer) == {page for page in right if bare[page] >= LEAST} != set(right):
        return fail(n=len(answer))


@check
def one_view(answer, case):
    """Every visit of one pageview is called a bounce."""
    return named(answer, case, lambda page: percent(visits_of(case)[page], 10**9))


@check
def all_sources(answer, case):
    return named(answer, case, lambda page: percent(visits_of(case, searched=False)[page]))


@check
def daily(answer, case):
    """The mean of the shares of days."""

    def mean(page):
        days = defaultdict(list)
        for visit in visits_of(case)[page]:
            days[visit[2]].append(visit)
        return sum(map(percent, days.values())) / len(days)

    return named(answer, case, mean)


@check
def value(answer, case):
    right = expected(case)
    for page in sorted(answer):
        if not same(answer[page], right[page]):
            return fail(page=page, got=answer[page])


@check
def lost(answer, case):
    missing = set(expected(case)) - set(answer)
    if missing:
        return fail(n=len(missing))
