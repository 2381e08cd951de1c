"""A request for access and data: three separate things, one date with a reason, and our next step."""

import re

from autograder.checks import asked_dates, check, dates, fail, mentions, sentences

ADDRESSEE = {"ru": ["полина", "поля", "!поль"], "en": ["pauline", "polina"]}
ITEMS = {
    "ru": {
        "доступ к Метрике": ["метрика", "счетчик", "яндекс.метрика", "яндекс-метрика"],
        "прайс": ["прайс", "прайс-лист", "цена", "стоимость", "прейскурант", "расценка", "тариф", "ценник", "стоить"],
        "человека на звонках": [
            "звонок",
            "телефон",
            "трубка",
            "отвечать",
            "принимать",
            "разговаривать",
            "контакт",
            "номер",
            "звонить|дозвониться|дозваниваться",
            "мобильный|сотовый",
            "!на !линии|!связи",
        ],
    },
    "en": {
        "access to Metrica": ["metrica", "metrika", "counter", "yandex.metrica"],
        "the price list": ["price", "pricelist", "price-list", "cost", "tariff", "rates|fees"],
        "the person on the phone": [
            "!calls",
            "phone",
            "telephone",
            "number",
            "!answers",
            "mobile",
            "talk",
            "!answer|!answering|!take|!takes|!pick|!picks ~ call|calls|phone",
            "caller|callers",
        ],
    },
}
LOGIN = ("klen-ads", "klen ads")
LIST_ROW = re.compile(r"^\s*(?:[-–—•*]|\d+[.)])\s", re.MULTILINE)
LAUNCH_DAY, TODAY, LATEST = 18, 10, 12
DAYS = range(2, 4)
"""Wednesday and Thursday; today is Tuesday."""
LATER = {"ru": "неделя|месяц", "en": "week|month|eow"}
"""Ends of a period that come after Thursday."""
NEEDED = {
    "ru": "!мне|!нам|!вас ~ !нужен|!нужна|!нужно|!нужны|!понадобится|!понадобятся",
    "en": "!i|!we !still? need|require ~ !you|!your|!by|!things|!thing",
}
WE_DO = {"ru": [], "en": ["!we|!i|!we're|!we've|!i'm|!i've|!we'll|!i'll"]}
TO_HER = {
    "ru": [],
    "en": [
        "!you|!please",
        "^ <request>",
        "!let !me|!us",
        "!i|!we !still? need|require ~ !you|!your|!by|!things|!thing",
    ],
}
"""In English "we draft the ads and send them" looks like a request for the verb after "and"."""
LAST_TIME = {"ru": ["прошлый раз", "девять|9 день", "!9|!девять !дней"], "en": ["!last !time", "!nine|!9 !days"]}
OWN = {"ru": ["@ownership", "!я|!мы ~ !не"], "en": ["@ownership", "!i|!we ~ !not|!didn't"]}
"""What the author did wrong the last time may be told."""
LAUNCH = {"ru": ["открытие", "открываться", "открыться", "кабинет"], "en": ["opens", "opening", "surgery"]}


@check
def not_addressed(answer, lang):
    """A request to everyone is a request to nobody."""
    return bool(mentions(answer, ADDRESSEE[lang], lang))


@check
def blame(answer, lang):
    """The last time is thrown in her face."""
    for sentence in sentences(answer, lang):
        thrown = mentions(sentence, LAST_TIME[lang], lang) and not mentions(sentence, OWN[lang], lang)
        if thrown or mentions(sentence, "@blame", lang):
            return fail(sentence=sentence)


@check
def item_missing(answer, lang):
    """One of the three things is forgotten."""
    for item, said_as in ITEMS[lang].items():
        if not mentions(answer, said_as, lang):
            return fail(item=item)


@check
def no_request(answer, lang):
    """A report on the preparations asks for nothing."""
    listed = len(LIST_ROW.findall(answer)) >= len(ITEMS[lang]) and any(d.deadline for d in dates(answer, lang))
    asking = [
        s for s in sentences(answer, lang) if mentions(s, TO_HER[lang], lang) or not mentions(s, WE_DO[lang], lang)
    ]
    return "?" in answer or listed or any(mentions(s, ["@request", NEEDED[lang]], lang) for s in asking)


@check
def no_login(answer):
    """Access for whom?"""
    return any(login in answer.lower() for login in LOGIN)


def in_time(answer, lang):
    """Whether a day is named by which the things are still useful: a date up to the 12th, Thursday, "by tomorrow".

    A request may be a mere list ("Metrica: edit rights for klen-ads"), so the day may stand in any sentence but one that tells
    what we shall do on it.
    """
    asked = asked_dates(answer, lang)
    for sentence in sentences(answer, lang):
        ours = mentions(sentence, "@next_step", lang)
        asked += [d for d in dates(sentence, lang) if d.deadline or not ours]
    return any(
        d.day in range(TODAY + 1, LATEST + 1)
        or (d.weekday in DAYS and d.day is None)
        or (d.exact and d.deadline and d.day is d.weekday is None and not mentions(d.fragment, LATER[lang], lang))
        for d in asked
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
    """No day on which the things would still be of use."""
    if not in_time(answer, lang):
        return fail(found=", ".join(dict.fromkeys(d.fragment for d in dates(answer, lang))) or "—")


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
