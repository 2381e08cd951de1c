"""Visits from ads that were no bounces, by campaign: one campaign whatever the case of its tag, and visits without a tag."""

from collections import Counter

from autograder.checks import check, fail, mapping_share, once

NO_TAG = "no_tag"


@once
def expected(metrica_visits):
    """Campaign -> visits."""
    counts = Counter()
    names = ("lastTrafficSource", "bounce", "lastUTMCampaign")
    for source, bounce, tag in zip(*(metrica_visits[name].tolist() for name in names), strict=True):
        if source == "ad" and not bounce:
            counts[tag.lower() if isinstance(tag, str) and tag else NO_TAG] += 1
    return dict(counts)


def given(answer):
    """The answer without zeros and missing values."""
    return {str(name): n for name, n in answer.items() if n and n == n}


def share(answer, metrica_visits):
    """Campaigns whose number is right."""
    return mapping_share(given(answer), expected(metrica_visits))


@check
def shape(answer):
    """The values are not numbers."""
    if not answer or not all(isinstance(n, int | float) and not isinstance(n, bool) for n in answer.values()):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def letter_case(answer):
    """One campaign stands under several keys."""
    names = [name for name in given(answer) if name != name.lower()]
    if names:
        return fail(keys=", ".join(sorted(names)))


@check
def no_tag(answer, metrica_visits):
    """Visits without a tag were lost, or are not all there."""
    got = given(answer).get(NO_TAG, 0)
    if got != expected(metrica_visits)[NO_TAG]:
        return fail(got=got)


@check
def value(answer, metrica_visits):
    """Every campaign has its number, and there is no other key."""
    got, right = given(answer), expected(metrica_visits)
    for name in sorted(set(got) | set(right)):
        if got.get(name) != right.get(name):
            return fail(name=name, got=got.get(name, 0))
