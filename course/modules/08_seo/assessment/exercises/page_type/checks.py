"""The kind of page that holds six places of ten for each query about two parts, else mixed."""

from collections import Counter

from autograder.checks import check, fail, mapping_share, once

PARTS = ("амортизаторы", "свечи", "shock absorbers", "spark plugs")
KINDS = {"catalog": "category", "product": "card", "blog": "article"}


@once
def expected(serp_niche):
    firsts = {}
    for query, place, url in serp_niche[["query", "place", "url"]].values.tolist():
        if place <= 10 and any(part in query for part in PARTS):
            firsts.setdefault(query, {}).setdefault(place, KINDS[url.split("/")[3]])
    found = {}
    for query, places in firsts.items():
        kind, times = Counter(places.values()).most_common(1)[0]
        found[query] = kind if times > 5 else "mixed"
    return found


def share(answer, serp_niche):
    return mapping_share({str(key): str(one) for key, one in answer.items()}, expected(serp_niche))


@check
def shape(answer, serp_niche):
    if set(answer) != set(expected(serp_niche)) or not all(isinstance(one, str) for one in answer.values()):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def value(answer, serp_niche):
    for key, right in expected(serp_niche).items():
        if answer[key] != right:
            return fail(key=key, got=answer[key])
