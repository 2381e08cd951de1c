"""A Wordstat table cleaned into a core: duplicates, length, names, what is off target, and what must not be lost."""

import hashlib

from autograder.checks import check, fail, set_share

MOST_WORDS = 7  # Yandex Direct help, "Keywords"
NAMES = {"парогор", "банярек", "сруболит", "веникон", "parogor", "banyarek", "srubolit", "venikon"}
# A phrase is off target if it holds one of these words, Russian and English. They are sealed, since this file travels to the
# trainee: the first 8 hex digits of sha256("core_cleaning <word>").
OFF_TARGET = frozenset(
    (
        "05bd578d 08e7c182 0a71c177 0a73796b 0bb26666 14d72533 177c65df 1b98a021 249e7c01 28d4a4d4 299daf90 2b2ba2d4"
        " 2d26613c 418d8ebb 496138aa 4967ec49 4c985614 5014cb65 5357ec8c 556ae671 5581eeb6 57b7dfe0 590924a8 59308085"
        " 60e81a4e 62ef0e17 6b710b10 781e1b36 79f20c61 7d05e975 8fc57dec 91c2461c 98662169 9dc84d55 a18f2ed6 a566f727"
        " a90ba185 b7ffbd86 b92346bb bb7bfa6b bf0f2d92 c50e5597 c9add8f8 c9c4527e d0b582a8 d3aee3a6 d3ee69a6 d50b1e44"
        " d927664f d98bdec0 de177cc6 de801463 e40d70db e98ba577 e9bfd982 ebe8e0e2 ee61da29 ef020408 f299477b f4b69605"
        " f9ee6513 fa658914"
    ).split()
)


def words_of(phrase):
    """A phrase as an unordered set of small-letter words."""
    return frozenset(str(phrase).lower().split())


def off_target_words(words):
    return [word for word in words if hashlib.sha256(f"core_cleaning {word}".encode()).hexdigest()[:8] in OFF_TARGET]


def expected(wordstat):
    """The core as a set of word sets."""
    phrases = {words_of(p): len(p.split()) for p in wordstat["phrase"]}
    return {w for w, n in phrases.items() if 1 < n <= MOST_WORDS and w.isdisjoint(NAMES) and not off_target_words(w)}


def shown(words, wordstat):
    """The phrase of the file that is made of these words, the most frequent spelling."""
    return next((p for p in wordstat["phrase"] if words_of(p) == words), " ".join(sorted(words)))


def share(answer, wordstat):
    """F1 of phrases; one that is there twice counts as wrong."""
    return set_share(map(words_of, answer), expected(wordstat), map(words_of, wordstat["phrase"]))


@check
def duplicates(answer, wordstat):
    """The same words stand in the answer twice, in another order."""
    keys = [words_of(p) for p in answer]
    twice = [k for k in keys if keys.count(k) > 1]
    if twice:
        return fail(n=len(keys) - len(set(keys)), phrase=shown(min(twice, key=sorted), wordstat))


@check
def too_long(answer):
    """Phrases that Direct will not take."""
    long = [str(p) for p in answer if len(str(p).split()) > MOST_WORDS]
    if long:
        return fail(n=len(long), words=len(min(long).split()))


@check
def one_word(answer):
    """The one word from which the whole table grew."""
    alone = [str(p) for p in answer if len(str(p).split()) == 1]
    if alone:
        return fail(phrase=min(alone))


@check
def names(answer, wordstat):
    """Company names, the client's or a competitor's."""
    named = [w for w in map(words_of, answer) if not w.isdisjoint(NAMES)]
    if named:
        return fail(n=len(named), phrase=shown(min(named, key=sorted), wordstat))


@check
def off_target(answer, wordstat):
    """Phrases about something that the client does not do."""
    junk = [w for w in map(words_of, answer) if off_target_words(w)]
    if junk:
        return fail(n=len(junk), phrase=shown(min(junk, key=sorted), wordstat))


@check
def lost(answer, wordstat):
    """Good phrases were thrown out with the bad."""
    want = expected(wordstat)
    missing = want.difference(map(words_of, answer))
    if missing:
        return fail(n=len(missing), phrase=shown(min(missing, key=sorted), wordstat))


@check
def invented(answer, wordstat):
    """Phrases that are not in the table."""
    extra = set(map(words_of, answer)) - expected(wordstat)
    if extra:
        return fail(phrase=" ".join(sorted(min(extra, key=sorted))))
