"""Visits with a lead by source under two attribution models."""

from collections import Counter

from autograder.checks import check, fail, mapping_share, once

FORM, CALL = 41002001, 41002002
COLUMNS = {"last": "lastTrafficSource", "last_significant": "cross_device_last_significantTrafficSource"}


def tally(metrica_visits, column, weight):
    """Source -> sum of weight(goals of a visit), zeros left out."""
    counts = Counter()
    for source, goals in zip(metrica_visits[column].tolist(), metrica_visits["goalsID"].tolist(), strict=True):
        counts[source] += weight(goals)
    return {source: n for source, n in counts.items() if n}


def lead(goals):
    return int(not {FORM, CALL}.isdisjoint(goals))


@once
def expected(metrica_visits):
    """Both models, source -> visits with a form or a call."""
    return {model: tally(metrica_visits, column, lead) for model, column in COLUMNS.items()}


def given(answer):
    """The answer without zeros and missing values; whole numbers as int."""
    return {model: {str(s): n for s, n in counts.items() if n and n == n} for model, counts in answer.items()}


def first_difference(got, want):
    """The first source whose number is not the right one, and what the answer has there."""
    source = min(s for s in set(got) | set(want) if got.get(s) != want.get(s))
    return {"source": source, "got": got.get(source, 0)}


def is_tally(answer, metrica_visits, weight):
    return given(answer) == {model: tally(metrica_visits, column, weight) for model, column in COLUMNS.items()}


def share(answer, metrica_visits):
    """Numbers that are right, by model and source. Zeros that were left out are no entries."""
    got, want = (
        {(model, source): n for model, counts in one.items() for source, n in counts.items()}
        for one in (given(answer), expected(metrica_visits))
    )
    return mapping_share(got, want)


@check
def shape(answer):
    """Not a dictionary of two dictionaries."""
    if set(answer) != set(COLUMNS) or not all(isinstance(counts, dict) for counts in answer.values()):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def visits_counted(answer, metrica_visits):
    """All visits were counted, leads or not."""
    if is_tally(answer, metrica_visits, lambda goals: 1):
        return fail(n=len(metrica_visits))


@check
def any_goal(answer, metrica_visits):
    """A view of the contacts page was taken for a lead."""
    if is_tally(answer, metrica_visits, lambda goals: int(len(goals) > 0)) or is_tally(answer, metrica_visits, len):
        return fail(n=sum(given(answer)["last"].values()))


@check
def reaches(answer, metrica_visits):
    """Goals were counted, not visits."""
    if is_tally(answer, metrica_visits, lambda goals: sum(g in (FORM, CALL) for g in goals)):
        return fail(n=sum(given(answer)["last"].values()))


@check
def people(answer, metrica_visits):
    """People with a lead were counted, not visits."""
    rows = metrica_visits[[bool(lead(goals)) for goals in metrica_visits["goalsID"]]]
    if given(answer) == {
        model: rows.groupby(column)["clientID"].nunique().to_dict() for model, column in COLUMNS.items()
    }:
        return fail(n=sum(given(answer)["last"].values()))


@check
def forms_only(answer, metrica_visits):
    """Only one of the two goals that are leads was counted."""
    if any(is_tally(answer, metrica_visits, lambda goals, g=goal: int(g in goals)) for goal in (FORM, CALL)):
        return fail()


@check
def swapped(answer, metrica_visits):
    """The two models changed places."""
    got, want = given(answer), expected(metrica_visits)
    if got == {"last": want["last_significant"], "last_significant": want["last"]}:
        return fail()


@check
def same_model(answer, metrica_visits):
    """Both halves of the answer are one and the same model."""
    got = given(answer)
    if got["last"] == got["last_significant"] and got["last"] in expected(metrica_visits).values():
        return fail()


@check
def first_click(answer, metrica_visits):
    """The first click was taken for the last significant one."""
    if given(answer)["last_significant"] == tally(metrica_visits, "cross_device_firstTrafficSource", lead):
        return fail()


@check
def last_value(answer, metrica_visits):
    """Leads by the last click are right."""
    got, want = given(answer)["last"], expected(metrica_visits)["last"]
    if got != want:
        return fail(n=sum(got.values()), **first_difference(got, want))


@check
def significant_value(answer, metrica_visits):
    """Leads by the last significant click are right."""
    got, want = given(answer)["last_significant"], expected(metrica_visits)["last_significant"]
    if got != want:
        return fail(n=sum(got.values()), **first_difference(got, want))
