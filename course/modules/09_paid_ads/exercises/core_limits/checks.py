"""Limits of keywords: what counts as a word, what counts as a character, what counts as one too many."""

from autograder.checks import call, check, fail

# Yandex Direct help, "Technical restrictions": 7 words and 4096 characters a phrase, 200 phrases a group. Direct API, "Negative
# keywords": stop words and negative keywords are not among the seven words, but they are among the characters.
MOST_WORDS, MOST_CHARACTERS, MOST_PHRASES = 7, 4096, 200
STOP = {"ru": ["в", "и", "из", "на", "с"], "en": ["a", "and", "in", "of", "with"]}
TEXT = {
    "ru": {
        "stops": "баня из бруса с террасой и печью на даче",
        "seven": "построить зимнюю баню под ключ недорого цена",
        "eight": "построить зимнюю баню под ключ недорого цена ярославль",
        "minus": "заказать баню под ключ -бесплатно -вакансии -сауна -аренда",
        "short": "баня под ключ",
        "negative": "-проект",
    },
    "en": {
        "stops": "bathhouse of timber with a terrace and stove in garden",
        "seven": "build winter timber bathhouse turnkey cheap price",
        "eight": "build winter timber bathhouse turnkey cheap price yaroslavl",
        "minus": "order turnkey timber bathhouse -free -vacancies -sauna -rent",
        "short": "turnkey bathhouse",
        "negative": "-plan",
    },
}


def expected(phrases, stop_words):
    """The same three findings, counted in another way."""
    skip = {w.casefold() for w in stop_words}

    def weight(phrase):
        return len([w for w in phrase.casefold().split() if w not in skip and w[:1] != "-"])

    return {
        "words": {p for p in phrases if weight(p) > MOST_WORDS},
        "length": {p for p in phrases if len(p) > MOST_CHARACTERS},
        "over": len(phrases) - min(MOST_PHRASES, len(phrases)),
    }


def found(answer, phrases, stop_words):
    """The function's findings with lists turned into sets; what is missing is empty."""
    got = call(answer, phrases, stop_words)
    got = got if isinstance(got, dict) else {}
    findings = {"over": got.get("over")}
    for key in ("words", "length"):
        listed = got.get(key)
        if isinstance(listed, dict) and all(isinstance(number, int) for number in listed):  # a Series
            listed = list(listed.values())
        findings[key] = set(map(str, listed)) if isinstance(listed, list | tuple | set) else set()
    return findings


def padded(phrase, negative, length):
    """The phrase with negatives after it, exactly `length` characters."""
    while len(phrase) + len(negative) + 1 <= length - len(negative) - 2:
        phrase += f" {negative}"
    return f"{phrase} -{'x' * (length - len(phrase) - 2)}"


def shown(phrase):
    return phrase if len(phrase) <= 90 else phrase[:60] + " …"


@check
def shape(answer, lang):
    """Something other than the dictionary with three keys comes back."""
    got = call(answer, [TEXT[lang]["short"]], STOP[lang])
    if not isinstance(got, dict) or set(got) != {"words", "length", "over"}:
        return fail(got=got)


@check
def stop_words_counted(answer, lang):
    """Prepositions and conjunctions were counted among the seven words."""
    phrase = TEXT[lang]["stops"]
    if phrase in found(answer, [phrase], STOP[lang])["words"]:
        return fail(phrase=phrase, n=len(phrase.split()))


@check
def negatives_counted(answer, lang):
    """Negative keywords were counted among the seven words."""
    phrase = TEXT[lang]["minus"]
    if phrase in found(answer, [phrase], STOP[lang])["words"]:
        return fail(phrase=phrase)


@check
def length_without_negatives(answer, lang):
    """Negative keywords were left out of the characters."""
    phrase = padded(TEXT[lang]["short"], TEXT[lang]["negative"], 5000)
    if phrase not in found(answer, [phrase], STOP[lang])["length"]:
        return fail(phrase=shown(phrase), n=len(phrase))


@check
def border(answer, lang):
    """Exactly at the limit is still allowed; one past it is not."""
    stop, words = STOP[lang], TEXT[lang]
    for length, spoilt in ((MOST_CHARACTERS, False), (MOST_CHARACTERS + 1, True)):
        phrase = padded(words["short"], words["negative"], length)
        if (phrase in found(answer, [phrase], stop)["length"]) != spoilt:
            return fail(phrase=shown(phrase), n=length)
    for phrase, spoilt in ((words["seven"], False), (words["eight"], True)):
        if (phrase in found(answer, [phrase], stop)["words"]) != spoilt:
            return fail(phrase=phrase, n=len(phrase.split()))


@check
def over(answer, lang):
    """How many phrases are too many for one group."""
    group = [f"{TEXT[lang]['short']} {n}" for n in range(213)]
    got = found(answer, group, STOP[lang])["over"]
    if got != 213 - MOST_PHRASES:
        return fail(got=got, type=type(got).__name__)


@check
def own_group(answer, case):
    """The trainee's own group."""
    phrases, stop = case["phrases"], case["stop_words"]
    got, want = found(answer, phrases, stop), expected(phrases, stop)
    for key in ("words", "length"):
        if got[key] != want[key]:
            return fail(key=key, phrase=shown(min(got[key] ^ want[key], key=len)))
    if len(phrases) > MOST_PHRASES and got["over"] != want["over"]:
        return fail(key="over", phrase=str(got["over"]))


@check(hidden=True)
def small_group(answer, lang):
    """A group with room to spare, a full one and an empty one. Half of the points: the trainee's own group is right."""
    for size in (3, MOST_PHRASES, 0):
        findings = found(answer, [f"{TEXT[lang]['short']} {n}" for n in range(size)], STOP[lang])
        if findings != {"words": set(), "length": set(), "over": 0}:
            return fail(share=0.5, n=size, got=findings["over"])


@check(hidden=True)
def untidy(answer, lang):
    """Double spaces and capitals must not change the count. Half of the points: the trainee's own group is right."""
    for phrase in (
        TEXT[lang]["stops"].replace(" ", "  "),
        TEXT[lang]["stops"].upper(),
        TEXT[lang]["eight"].replace(" ", "   "),
    ):
        if found(answer, [phrase], STOP[lang])["words"] != expected([phrase], STOP[lang])["words"]:
            return fail(share=0.5, phrase=phrase)
