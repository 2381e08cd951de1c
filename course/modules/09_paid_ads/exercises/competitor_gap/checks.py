"""Phrases that competitors have and the client lacks: tidy first, then subtract, then leave brands out."""

from autograder.checks import check, fail, set_share


def words_of(phrase):
    """A phrase as an unordered set of lower-case words."""
    return frozenset(str(phrase).lower().split())


def own_names(case):
    """Spellings of the client's own name: brands that are no competitor's."""
    return [b for b in case["brands"] if b in ("парогор", "parogor")]


def expected(case):
    """The gap as a set of word sets."""
    gap = set()
    for phrases in case["competitors"].values():
        gap |= {w for w in map(words_of, phrases) if w.isdisjoint(case["brands"])}
    return gap.difference(map(words_of, case["ours"]))


def example(phrases):
    return " ".join(sorted(min(phrases, key=sorted)))


def share(answer, case):
    """F1 of phrases; one that is there twice counts as wrong. All phrases of one competitor or of all get nothing."""
    each = [set(map(words_of, phrases)) for phrases in case["competitors"].values()]
    return set_share(map(words_of, answer), expected(case), *each, set().union(*each))


@check
def letter_case(answer, case):
    """The answer holds a phrase that we have, written in other letters."""
    ours = {" ".join(p.lower().split()) for p in case["ours"]}
    same = [p for p in map(str, answer) if p.lower() != p and " ".join(p.lower().split()) in ours]
    if same:
        return fail(phrase=min(same))


@check
def already_ours(answer, case):
    """None of the phrases that we have were taken out."""
    theirs = {words_of(p) for phrases in case["competitors"].values() for p in phrases}
    shared = theirs.intersection(map(words_of, case["ours"]))
    if shared <= set(map(words_of, answer)):
        return fail(n=len(shared), phrase=example(shared))


@check
def word_order(answer, case):
    """The answer holds a phrase that we have with its words in another order."""
    same = set(map(words_of, case["ours"])).intersection(map(words_of, answer))
    if same:
        return fail(phrase=example(same))


@check
def own_brand(answer, case):
    """The client's own name, which a competitor bids on, was taken for a new phrase."""
    branded = [w for w in map(words_of, answer) if not w.isdisjoint(own_names(case))]
    if branded:
        return fail(phrase=example(branded))


@check
def trademarks(answer, case):
    """A competitor's name stayed in the list."""
    branded = [w for w in map(words_of, answer) if not w.isdisjoint(case["brands"])]
    if branded:
        return fail(phrase=example(branded))


@check
def missed(answer, case):
    """Some phrases of the gap are not there."""
    lost = expected(case) - set(map(words_of, answer))
    if lost:
        return fail(n=len(lost), total=len(expected(case)))


@check
def invented(answer, case):
    """The answer holds phrases that no competitor has."""
    extra = set(map(words_of, answer)) - expected(case)
    if extra:
        return fail(phrase=example(extra))
