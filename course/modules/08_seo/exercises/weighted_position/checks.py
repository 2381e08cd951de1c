"""CTR and mean position of brand and other queries, by impressions."""

from autograder.checks import check, close, fail, mapping_share, once

SPELLINGS = ("шестерёнкин", "шестеренкин", "шестирёнкин", "shesteryonkin", "shesterenkin", "shestirenkin")
KEYS = ("brand_ctr", "brand_position", "rest_ctr", "rest_position")
ROUNDED = 0.06  # an answer rounded to one decimal is right


@once
def figures(gsc_queries, stems, weight):
    """The four numbers, if queries with one of the stems are the brand's and the position is weighted by a column."""
    found = {}
    for group in ("brand", "rest"):
        clicks = shown = weights = places = 0
        for row in gsc_queries.to_dict("records"):
            if any(stem in row["query"] for stem in stems) == (group == "brand"):
                heavy = row[weight] if weight else 1
                clicks, shown = clicks + row["clicks"], shown + row["impressions"]
                weights, places = weights + heavy, places + heavy * row["position"]
        found[f"{group}_ctr"], found[f"{group}_position"] = 100 * clicks / shown, places / weights
    return found


def expected(gsc_queries):
    return figures(gsc_queries, SPELLINGS, "impressions")


def number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def same(got, right):
    return number(got) and close(got, right, rel=1e-9, abs=ROUNDED)


def positions_like(answer, other):
    return all(same(answer[key], other[key]) for key in ("brand_position", "rest_position"))


def wrong(answer, gsc_queries):
    return not all(same(answer[key], right) for key, right in expected(gsc_queries).items())


def share(answer, gsc_queries):
    return mapping_share(answer, expected(gsc_queries), same)


@check
def shape(answer):
    """Not four numbers under the four keys."""
    if set(answer) != set(KEYS) or not all(map(number, answer.values())):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def shares(answer, gsc_queries):
    """CTR as a share of one."""
    right = expected(gsc_queries)
    if all(close(100 * answer[key], right[key], abs=0.6) for key in ("brand_ctr", "rest_ctr")):
        return fail(got=answer["brand_ctr"])


@check
def plain_means(answer, gsc_queries):
    """The mean of the column."""
    if same(answer["rest_position"], figures(gsc_queries, SPELLINGS, "")["rest_position"]):
        return fail(got=answer["rest_position"])


@check
def by_clicks(answer, gsc_queries):
    """Weighted by clicks."""
    if positions_like(answer, figures(gsc_queries, SPELLINGS, "clicks")) and wrong(answer, gsc_queries):
        return fail(got=answer["rest_position"])


@check
def gears(answer, gsc_queries):
    """Gears were taken for the brand."""
    if positions_like(answer, figures(gsc_queries, ("шестер", "шестир", "shester", "shestir"), "impressions")):
        return fail(got=answer["brand_position"])


@check
def spellings(answer, gsc_queries):
    """Not all spellings of the name were found."""
    for stems in (
        SPELLINGS[:1] + SPELLINGS[3:4],
        SPELLINGS[:2] + SPELLINGS[3:5],
        SPELLINGS[:1],
        SPELLINGS[:2],
        SPELLINGS[:3],
    ):
        other = figures(gsc_queries, stems, "impressions")
        if positions_like(answer, other) and wrong(answer, gsc_queries):
            return fail(got=answer["brand_position"])


@check
def value(answer, gsc_queries):
    for key, right in expected(gsc_queries).items():
        if not same(answer[key], right):
            return fail(key=key, got=answer[key])
