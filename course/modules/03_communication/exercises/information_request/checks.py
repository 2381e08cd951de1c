"""A request for access and data: three separate things, one date with a reason, and our next step."""

import re

from autograder.checks import asked_dates, check, dates, fail, mentions, sentences

ADDRESSEE = {"ru": ["полина", "поля", "!поль"], "en": ["pauline", "polina"]}
ITEMS = {
    "ru": {
        "доступ к Метрике": ["метрика", "счетчик"],
        "прайс": ["прайс", "прайс-лист", "цена", "стоимость", "прейскурант"],
        "человека на звонках": [
            "звонок",
            "телефон",
            "трубка",
            "отвечать",
            "принимать",
            "разговаривать",
            "контакт",
            "номер",
        ],
    },
    "en": {
        "access to Metrica": ["metrica", "metrika", "counter"],
        "the price list": ["price", "pricelist", "cost"],
        "the person on the phone": ["!calls", "phone", "telephone", "number", "!answers", "mobile", "talk"],
    },
}
LOGIN = ("klen-ads", "klen ads")
LIST_ROW = re.compile(r"^\s*(?:[-–—•*]|\d+[.)])\s", re.MULTILINE)
LAUNCH_DAY, LATEST = 18, 12
DAYS = range(2, 4)
"""Wednesday and Thursday; today is Tuesday."""
LAUNCH = {"ru": ["открытие", "открываться", "открыться", "кабинет"], "en": ["opens", "opening", "surgery"]}


@check
def not_addressed(answer, lang):
    """A request to everyone is a request to nobody."""
    return bool(mentions(answer, ADDRESSEE[lang], lang))


@check
def blame(answer, lang):
    """The last time is thrown in her face."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, "@blame", lang):
            return fail(sentence=sentence)


@check
def item_missing(answer, lang):
    """One of the three things is forgotten."""
    for item, said_as in ITEMS[lang].items():
        if not mentions(answer, said_as, lang):
            return fail(item=item)


@check
def no_login(answer):
    """Access for whom?"""
    return any(login in answer.lower() for login in LOGIN)


def in_time(answer, lang):
    """Whether a day is named by which the things are still useful: a date up to the 12th, Thursday, "by tomorrow"."""
    return any(
        d.day in range(10, LATEST + 1) or d.weekday in DAYS or (d.exact and d.deadline and d.day is None)
        for d in asked_dates(answer, lang)
    )


@check
def vague_deadline(answer, lang):
    """ "As soon as possible" instead of a day."""
    if in_time(answer, lang):
        return None
    for sentence in sentences(answer, lang):
        if mentions(sentence, "@vague_time", lang):
            return fail(fragment=sentence)


@check
def no_deadline(answer, lang):
    """No day at all."""
    return in_time(answer, lang)


@check
def no_reason(answer, lang):
    """The date hangs in the air."""
    return any(d.day == LAUNCH_DAY for d in dates(answer, lang)) or bool(mentions(answer, LAUNCH[lang], lang))


@check
def crammed(answer, lang):
    """Three requests in one breath, with no list to repeat them."""
    if len(LIST_ROW.findall(answer)) >= len(ITEMS[lang]):
        return None
    for sentence in sentences(answer, lang):
        if all(mentions(sentence, said_as, lang) for said_as in ITEMS[lang].values()):
            return fail(sentence=sentence)


@check
def no_next_step(answer, lang):
    """Nobody knows whose move it is."""
    return bool(mentions(answer, "@next_step", lang))
