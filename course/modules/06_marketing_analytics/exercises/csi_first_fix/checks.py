"""Order of repair: weight x gap to the maximum, the largest loss first."""

from autograder.checks import check, corrected, fail


def expected(case):
    """Attributes, first to mend first."""
    return ranked(case, lambda weight, mark: -weight * (10 - mark))


def ranked(case, key):
    rows = zip(case["attribute"].tolist(), case["importance"].tolist(), case["satisfaction"].tolist(), strict=True)
    return [row[0] for row in sorted(rows, key=lambda row: key(row[1], row[2]))]


def share(answer, case):
    """Footrule: how far the places are from the right ones, without what a random order is paid."""
    right = expected(case)
    if sorted(map(str, answer)) != sorted(right):
        return 0
    away = sum(abs(answer.index(name) - n) for n, name in enumerate(right))
    n = len(right)
    return corrected(1 - away / (n * n // 2), 1 - (n * n - 1) / 3 / (n * n // 2))


@check
def unknown(answer, case):
    """No property of the table."""
    odd = [str(name) for name in answer if name not in expected(case)]
    if odd:
        return fail(name=odd[0][:60])


@check
def not_all(answer, case):
    """Some are missing, or stand twice."""
    if sorted(answer) != sorted(expected(case)):
        return fail(n=len(set(answer)))


@check
def lowest_first(answer, case):
    """By the mark alone."""
    return answer != ranked(case, lambda weight, mark: mark)


@check
def most_important_first(answer, case):
    """By importance alone."""
    return answer != ranked(case, lambda weight, mark: -weight)


@check
def backwards(answer, case):
    """Smallest losses first."""
    return answer != expected(case)[::-1]


@check
def product(answer, case):
    """Importance times mark, either way round."""
    order = ranked(case, lambda weight, mark: weight * mark)
    return answer not in (order, order[::-1])


@check
def value(answer, case):
    """All places are right."""
    for place, (got, right) in enumerate(zip(answer, expected(case), strict=True), 1):
        if got != right:
            return fail(place=place, got=got)
