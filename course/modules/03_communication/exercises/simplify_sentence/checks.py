"""An overloaded paragraph: the load per sentence must fall, and nothing is lost or invented.

Which numbers, dates and names must survive is declared in facts.toml.
"""

import re

from autograder.checks import check, dates, fail, mentions, numbers, sentences, words

NUMBERS = (18, 23400, 3150, 2480)
NAMES = {
    "ru": {
        "Дмитрий": "дмитрий",
        "Ольга Сергеевна": "ольга",
        "«Бани из бруса»": "баня",
        "«Каркасные дома»": "каркасный",
    },
    "en": {"Dmitry": "dmitry", "Olga": "olga", "Log Saunas": "sauna", "Frame Houses": "frame"},
}
NOTHING_CAME = {
    "ru": [
        "!ни один|единый",
        "!не ~ прийти|принести|дать|привести|приносить|давать|приводить|получить|получать|сработать|быть",
        "!без ~ заявка|лид|обращение|результат|толк|отдача|польза",
        "заявка|лид|обращение|результат|отдача|толк ~ !нет|ноль|!не|!0",
        "!никто|!никого|!ничего|!нисколько|нулевой",
        "ноль|!0 заявка|лид|обращение",
        "впустую|вхолостую|зря|напрасно|безрезультатно|бесполезно",
    ],
    "en": [
        "!no|!zero|!0|!without !a? !single? lead|result|enquiry|order",
        "!not|!didn't ~ lead",
        "!not !one|!a",
        "!none",
        "!nothing|!nobody|!zero|!never",
        "!no !one",
        "!without ~ lead|result|enquiry|order",
        "!not|!no ~ lead|result|enquiry|order",
        "lead|result|enquiry ~ !none|!zero|!0",
        "waste|!vain",
    ],
}
BEFORE, AFTER = 3150, 2480
ROSE = {
    "ru": ["подорожать|вырасти|подняться|увеличиться|повыситься|подскочить|дороже"],
    "en": ["!rose|!risen|!grew|!grown|!increased|!up|!climbed|!jumped"],
}
UP_TO_BEFORE = re.compile(r"\b(?:до|to)\s+(?:RUB\s*)?3[\s,]?150", re.IGNORECASE)
"""The end of "from 2,480 to 3,150"; "to 2,480 from 3,150" tells of a fall."""
# What the paragraph itself gives by subtraction: the price fell by 670, that is by 21 %.
DERIVED = {670, 21, 21.3}
SENTENCES = 4
FACTS = 5
"""Numbers, dates and names that a sentence may hold: a change takes what, from, to and two days."""
WORDS = {"ru": 26, "en": 30}
NUMERAL = 3
"""How many words a number of the paragraph takes when it is spelled out: they are no load of their own."""


def names_in(text, lang):
    return [name for name, word in NAMES[lang].items() if mentions(text, word, lang)]


@check
def result_lost(answer, lang):
    """The reason for switching off is gone."""
    return bool(mentions(answer, NOTHING_CAME[lang], lang))


@check
def turned_round(answer, lang):
    """The price rises where it fell."""
    for sentence in sentences(answer, lang):
        said = [n for n in numbers(sentence) if n in (BEFORE, AFTER)]
        rises = said == [AFTER, BEFORE] and UP_TO_BEFORE.search(sentence)
        if rises or (said and mentions(sentence, ROSE[lang], lang)):
            return fail(sentence=sentence)


@check
def invented(answer, lang):
    """A figure that nobody counted."""
    known = set(NUMBERS) | DERIVED | {n for d in dates(answer, lang) for n in numbers(d.fragment)}
    extra = [n for n in numbers(answer) if n > 12 and n not in known]
    if extra:
        return fail(extra=f"{extra[0]:g}")


@check
def not_split(answer, lang):
    """Commas instead of full stops."""
    n = len(sentences(answer, lang))
    if n < SENTENCES:
        return fail(n=n)


@check
def overloaded(answer, lang):
    """One of the sentences kept the load of the whole."""
    for sentence in sentences(answer, lang):
        facts = len(numbers(sentence)) + len(names_in(sentence, lang))
        spelled = sum(f"{n:g}" not in sentence.replace(" ", "").replace(",", "") for n in numbers(sentence))
        if facts > FACTS or len(words(sentence)) - NUMERAL * spelled > WORDS[lang]:
            return fail(sentence=sentence if len(sentence) < 120 else sentence[:117] + "…")
