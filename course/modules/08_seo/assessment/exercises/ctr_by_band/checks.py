"""CTR of the queries on three bands of places, percent: the town's queries without the brand."""

from autograder.checks import check, close, fail, mapping_share, once

TOWNS = ("Екатеринбург", "Yekaterinburg")
NAMES = ("шестерёнкин", "shesteryonkin")
ROUNDED = 0.06  # percentage points: an answer rounded to one decimal is right


def band_of(spot):
    if spot <= 3:
        return "1-3"
    if 4 <= spot <= 15:
        return "4-15"
    return "16-30" if 15 < spot <= 30 else ""


@once
def expected(webmaster_queries):
    found = {}
    for row in webmaster_queries.to_dict("records"):
        if row["region"] in TOWNS and not any(name in row["query"] for name in NAMES):
            one = found.setdefault(row["query"], [0, 0, 0.0])
            one[0] += row["clicks"]
            one[1] += row["impressions"]
            one[2] += row["impressions"] * row["position"]
    sums = {"1-3": [0, 0], "4-15": [0, 0], "16-30": [0, 0]}
    for pressed, seen, spots in found.values():
        name = band_of(spots / seen)
        if name:
            sums[name][0] += pressed
            sums[name][1] += seen
    return {name: 100 * pressed / seen for name, (pressed, seen) in sums.items()}


def number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def same(got, right):
    return number(got) and close(got, right, rel=1e-9, abs=ROUNDED)


def share(answer, webmaster_queries):
    return mapping_share(answer, expected(webmaster_queries), same)


@check
def shape(answer, webmaster_queries):
    if set(answer) != set(expected(webmaster_queries)) or not all(map(number, answer.values())):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def value(answer, webmaster_queries):
    for key, right in expected(webmaster_queries).items():
        if not same(answer[key], right):
            return fail(key=key, got=answer[key])
