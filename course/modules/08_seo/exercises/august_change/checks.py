"""How August 2026 differs from August 2025, percent."""

from autograder.checks import check, close, fail, mapping_share, once

KEYS = ("clicks", "impressions")
ROUNDED = 0.06  # percentage points: an answer rounded to one decimal is right


@once
def total(gsc_dates, year, month):
    """Sums of one month."""
    there = (gsc_dates["date"].dt.year == year) & (gsc_dates["date"].dt.month == month)
    return {key: int(gsc_dates.loc[there, key].sum()) for key in KEYS}


def grown(after, before):
    return {key: 100 * after[key] / before[key] - 100 for key in KEYS}


def expected(gsc_dates):
    return grown(total(gsc_dates, 2026, 8), total(gsc_dates, 2025, 8))


def number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def same(got, right):
    return number(got) and close(got, right, rel=1e-9, abs=ROUNDED)


def like(answer, other):
    return all(same(answer[key], other[key]) for key in KEYS)


def share(answer, gsc_dates):
    return mapping_share(answer, expected(gsc_dates), same)


@check
def shape(answer):
    """Not two numbers under the two keys."""
    if set(answer) != set(KEYS) or not all(map(number, answer.values())):
        return fail(keys=", ".join(map(str, answer)) or "—")


@check
def shares(answer, gsc_dates):
    """Shares of one."""
    right = expected(gsc_dates)
    if all(close(100 * answer[key], right[key], abs=0.6) for key in KEYS):
        return fail(got=answer["impressions"])


@check
def ratio(answer, gsc_dates):
    """What is left, not what has changed."""
    if like(answer, {key: value + 100 for key, value in expected(gsc_dates).items()}):
        return fail(got=answer["impressions"])


@check
def other_base(answer, gsc_dates):
    """Divided by the later year."""
    back = grown(total(gsc_dates, 2025, 8), total(gsc_dates, 2026, 8))
    if like(answer, {key: -value for key, value in back.items()}) or like(answer, back):
        return fail(got=answer["impressions"])


@check
def other_month(answer, gsc_dates):
    """Compared with July."""
    if like(answer, grown(total(gsc_dates, 2026, 8), total(gsc_dates, 2026, 7))):
        return fail(got=answer["impressions"])


@check
def value(answer, gsc_dates):
    for key, right in expected(gsc_dates).items():
        if not same(answer[key], right):
            return fail(key=key, got=answer[key])
