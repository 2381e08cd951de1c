"""ABC groups of articles by margin: shares cumulated from the largest; what crosses a border belongs to the next group.

A is what keeps the cumulated share within 80%, B within 95%, the rest is C; an article without a margin or with a loss is C,
and losses are no part of the total.
"""

from autograder.checks import check, corrected, fail, once

A, B = 0.8, 0.95
BORDERS = {"A": A, "B": B}


@once
def expected(case):
    """Article -> group."""
    return groups(case)


def groups(case, until=False, losses=False, ordered=True):
    """Article -> group. `until`: the article that crosses a border is still taken; `losses`: they are part of the total."""
    pairs = list(zip(case["article"].tolist(), case["margin"].tolist(), strict=True))
    if ordered:
        pairs.sort(key=lambda pair: -pair[1])
    total = sum(value for _, value in pairs if losses or value > 0)
    found, before = {}, 0
    for article, value in pairs:
        reached = before + (value if losses else max(value, 0))
        measure = before if until else reached
        group = next(
            (
                name
                for name, border in BORDERS.items()
                if measure < border * total or (not until and measure == border * total)
            ),
            "C",
        )
        found[article] = group if value > 0 else "C"
        before = reached
    return found


def by_count(case):
    """The first 20% of articles are A, the next 30% B."""
    names = case.sort_values("margin", ascending=False)["article"].tolist()
    return {name: "A" if n < 0.2 * len(names) else "B" if n < 0.5 * len(names) else "C" for n, name in enumerate(names)}


def read(answer):
    """Groups as capital Latin letters: А, В, С of the Russian keyboard mean the same."""
    table = str.maketrans("АВСавс", "ABCABC")
    return {str(name).strip().upper(): str(group).strip().translate(table).upper() for name, group in answer.items()}


def share(answer, case):
    """Articles in their groups, without what one group for all would get."""
    right, got = expected(case), read(answer)
    best = max(list(right.values()).count(group) for group in "ABC") / len(right)
    if set(got) != set(right):
        return 0
    return corrected(sum(got[name] == right[name] for name in right) / len(right), best)


@check
def shape(answer, case):
    """Articles are missing or unknown."""
    got, right = set(read(answer)), set(expected(case))
    if got != right:
        return fail(n=len(right - got), extra=len(got - right))


@check
def letters(answer):
    """A value that is no group."""
    odd = [group for group in read(answer).values() if group not in ("A", "B", "C")]
    if odd:
        return fail(got=odd[0] or "—")


@check
def losses_group(answer, case):
    """A loss or a zero stands in A or B."""
    got = read(answer)
    bad = [n for n, v in zip(case["article"], case["margin"], strict=True) if v <= 0 and got[n] != "C"]
    if bad:
        return fail(article=bad[0])


@check
def count_of_articles(answer, case):
    """The list was cut by the number of articles."""
    got = read(answer)
    plain = by_count(case)
    lost = {n for n, v in zip(case["article"], case["margin"], strict=True) if v <= 0}
    if got == {name: "C" if name in lost else group for name, group in plain.items()}:
        return fail(n=sum(group == "A" for group in got.values()))


@check
def unsorted(answer, case):
    """Shares were cumulated in the order of the table."""
    if read(answer) in (
        groups(case, ordered=False),
        groups(case, ordered=False, losses=True),
        groups(case, ordered=False, until=True),
    ):
        return fail()


@check
def losses_in_total(answer, case):
    """Losses were taken off the total."""
    if read(answer) == groups(case, losses=True):
        return fail()


@check
def crossing(answer, case):
    """The article that crosses the border was put into the group above."""
    if read(answer) in (groups(case, until=True), groups(case, until=True, losses=True)):
        return fail()


@check
def value(answer, case):
    """Every article is in its group."""
    got, right = read(answer), expected(case)
    wrong = [name for name in right if got[name] != right[name]]
    if wrong:
        return fail(n=len(wrong), article=wrong[0], got=got[wrong[0]])
