"""New thoughts in a letter: an entity that the reader has not met yet, or an interaction of two that were familiar before the sentence."""

from autograder.checks import check, fail, mapping_share

TOLERANCE = 1


def tally(case, reader=True, memory=True, links="familiar", repeats=False):
    """Thoughts by sentence.

    Args:
        reader: start from what the reader knows.
        memory: keep what was read.
        links: which interactions count: familiar (both sides), half (one side is enough), every, none.
        repeats: count an interaction again when it comes back.
    """
    familiar = set(case["reader_knows"]) if reader else set()
    start, seen, counts = set(familiar), set(), {}
    enough = {"none": 3, "familiar": 2, "half": 1, "every": 0}[links]
    for row in case["sentences"]:
        here = set(row["entities"])
        pairs = [p for p in row["links"] if repeats or p not in seen]
        met = [sum(side in familiar for side in p.split(" + ")) for p in pairs]
        counts[row["id"]] = len(here - familiar) + sum(sides >= enough for sides in met)
        seen |= set(row["links"])
        familiar = familiar | here if memory else set(start)
    return counts


def off(answer, case):
    """Sentences whose number is outside the tolerance."""
    right = tally(case)
    return [name for name in right if abs(answer[name] - right[name]) > TOLERANCE]


def looks_like(answer, case, wrong):
    """Whether every number outside the tolerance is what a typical mistake gives; the first of them as feedback values."""
    bad = off(answer, case)
    if bad and all(answer[name] == wrong[name] for name in bad):
        texts = {row["id"]: row["text"] for row in case["sentences"]}
        return {"sentence": bad[0], "text": texts[bad[0]], "got": answer[bad[0]]}
    return None


def follows(answer, wrong):
    """Whether every number is what a typical mistake gives: of two mistakes that differ little, name the one that was made."""
    return all(answer[name] == n for name, n in wrong.items())


def share(answer, case):
    """Sentences whose number is within the tolerance; one number for all sentences is worth nothing."""
    return mapping_share(answer, tally(case), lambda got, right: abs(got - right) <= TOLERANCE)


@check
def ids(answer, case):
    """Some sentences have no number."""
    wanted = [row["id"] for row in case["sentences"]]
    bad = [n for n in wanted if isinstance(answer.get(n), bool) or not isinstance(answer.get(n), int | float)]
    if bad:
        return fail(missing=", ".join(bad), n=len(wanted))


@check
def half_familiar(answer, case):
    """An interaction was counted although one of its sides was new."""
    for repeats in (False, True):
        wrong = tally(case, links="half", repeats=repeats)
        if (values := looks_like(answer, case, wrong)) and follows(answer, wrong):
            return fail(**values)


@check
def link_again(answer, case):
    """An interaction that the letter has mentioned before was counted again."""
    wrong = tally(case, repeats=True)
    if (values := looks_like(answer, case, wrong)) and follows(answer, wrong):
        return fail(**values)


@check
def reader_ignored(answer, case):
    """The reader was taken for a person who knows nothing."""
    for repeats in (False, True):
        if values := looks_like(answer, case, tally(case, reader=False, repeats=repeats)):
            return fail(reader=case["reader"], **values)


@check
def familiar_counted(answer, case):
    """Every entity of a sentence was counted, familiar ones too."""
    for wrong in (
        {row["id"]: len(row["entities"]) for row in case["sentences"]},
        tally(case, reader=False, memory=False),
    ):
        if values := looks_like(answer, case, wrong):
            return fail(**values)


@check
def nothing_learned(answer, case):
    """What the letter itself has told did not become familiar."""
    for repeats in (False, True):
        if values := looks_like(answer, case, tally(case, memory=False, repeats=repeats)):
            return fail(**values)


@check
def no_interactions(answer, case):
    """Only entities were counted; a familiar pair that meets for the first time was not."""
    if values := looks_like(answer, case, tally(case, links="none")):
        return fail(**values)


@check
def counted_twice(answer, case):
    """A new entity was counted, and its link to the rest once more."""
    for repeats in (False, True):
        if values := looks_like(answer, case, tally(case, links="every", repeats=repeats)):
            return fail(**values)


@check
def value(answer, case):
    """Some sentence is off by more than one."""
    bad = off(answer, case)
    if bad:
        texts = {row["id"]: row["text"] for row in case["sentences"]}
        return fail(n=len(bad), total=len(texts), sentence=bad[0], text=texts[bad[0]], got=answer[bad[0]])
