"""NPS of parents: one answer each, the last; no staff, no blanks, "10/10" is a ten."""

from autograder.checks import check, close, fail, once

STAFF = "@ezhkin.example"


@once
def expected(survey):
    """Points."""
    return points(people(survey))


@once
def people(survey, keep="last", staff=False, words=True):
    """Marks, None where there is none: of one answer a phone (`keep`: last, first or all)."""
    found = []
    for moment, mark, phone, email in zip(
        survey["created"], survey["q1"].tolist(), survey["q5"].tolist(), survey["q6"].tolist(), strict=True
    ):
        if staff or not (isinstance(email, str) and email.endswith(STAFF)):
            digits = "".join(c for c in phone if c.isdigit())[-10:]
            found.append((moment, digits, number(mark, words)))
    found.sort(key=lambda one: one[0], reverse=keep == "first")
    return [mark for _, _, mark in found] if keep == "all" else list({one[1]: one[2] for one in found}.values())


def number(mark, words):
    if not isinstance(mark, str) or ("/" in mark and not words):
        return None
    return int(mark.split("/")[0])


def points(marks, low=6, base=None):
    given = [mark for mark in marks if mark is not None]
    up, down = sum(mark > 8 for mark in given), sum(mark <= low for mark in given)
    return 100 * (up - down) / (base or len(given))


def same(got, value):
    return close(got, value, rel=0, abs=0.06)


@check
def share_of_one(answer, survey):
    """A share of one."""
    if close(100 * answer, expected(survey), rel=0, abs=0.6) and abs(answer) < 1 < abs(expected(survey)):
        return fail(got=answer)


@check
def mean(answer, survey):
    """The average mark."""
    given = [mark for mark in people(survey) if mark is not None]
    if close(answer, sum(given) / len(given), rel=0, abs=0.3):
        return fail(got=answer)


@check
def no_passives(answer, survey):
    """Passives left the base."""
    if same(answer, points([mark for mark in people(survey) if mark not in (7, 8)])):
        return fail(got=answer)


@check
def six_is_passive(answer, survey):
    """Sixes were taken for passives."""
    if same(answer, points(people(survey), low=5)):
        return fail(got=answer)


@check
def blanks_are_zeros(answer, survey):
    """Blanks were read as zeros, or stayed in the base."""
    marks = people(survey)
    zeros = points([0 if mark is None else mark for mark in marks])
    if same(answer, zeros) or same(answer, points(marks, base=len(marks))):
        return fail(got=answer)


@check
def words_lost(answer, survey):
    """Marks written "10/10" are missing."""
    if same(answer, points(people(survey, words=False))):
        return fail(got=answer)


@check
def staff_kept(answer, survey):
    """Staff counted."""
    if same(answer, points(people(survey, staff=True))):
        return fail(got=answer)


@check
def first_kept(answer, survey):
    """The first answer of each parent."""
    if same(answer, points(people(survey, keep="first"))):
        return fail(got=answer)


@check
def all_kept(answer, survey):
    """Two answers of one parent."""
    if any(same(answer, points(people(survey, keep="all", staff=staff))) for staff in (False, True)):
        return fail(got=answer)


@check
def backwards(answer, survey):
    """Detractors minus promoters."""
    if same(-answer, expected(survey)):
        return fail(got=answer)


@check
def value(answer, survey):
    """Four rules and two borders."""
    if not same(answer, expected(survey)):
        return fail(got=answer)
