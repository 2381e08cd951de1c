"""A letter that owns a mistake: the facts and the sum, no excuses, money back, one decision with a date."""

from autograder.checks import asked_dates, check, dates, fail, mentions, numbers, sentences

ADDRESSEE = {"ru": ["тимур"], "en": ["timur"]}
WASTED = 41200
WRONG_PLACE = {
    "ru": ["регион", "география", "геотаргетинг", "область", "россия", "страна", "самара", "самарский"],
    "en": ["region", "geography", "geotargeting", "geo-targeting", "russia", "country", "samara", "nationwide"],
}
OTHERS = {
    "ru": [
        "директолог|специалист|коллега|сотрудник|таргетолог|менеджер|подрядчик ~ забыть|ошибиться|забывать|перепутать|виноватый|допустить|проглядеть|упустить|недосмотреть",
        "директолог|специалист|коллега|сотрудник|таргетолог|менеджер|подрядчик ~ !не ~ проверить|поменять|сменить|изменить|заметить",
        "!виноват|!виновата|!вина директолог|специалист|коллега|сотрудник|яндекс|площадка|система",
        "наказать|уволить|оштрафовать|выговор",
        "яндекс|площадка|система|директ ~ сбросить|подвести|сломаться|глючить",
        "!вы ~ !не ~ заметить|проверить|сказать|увидеть|проследить",
    ],
    "en": [
        "specialist|colleague|employee|manager|contractor|assistant ~ !forgot|!forgotten|!mistake|!mixed|!overlooked|!missed|!failed",
        "specialist|colleague|employee|manager|contractor|assistant ~ !not|!didn't|!never ~ check|change|notice|set",
        "!fault !of|!lies",
        "punish|dismiss|!fired|!fined|reprimand|sack",
        "yandex|network|platform|system ~ !reset|!broke|!failed|!crashed",
        "!you ~ !not|!didn't ~ notice|check|see|tell",
    ],
}
FIXED = {
    "ru": [
        "остановить|приостановить|отключить|выключить|исправить|поправить",
        "поменять|оставить|вернуть ~ регион|область",
    ],
    "en": ["stop|correct|fix|pause", "switch off|to", "!been|!is|!are off", "turn ~ off", "put ~ right"],
}
REFUND = {
    "ru": [
        "вернуть|возвращать|возврат|возместить|возмещать|возмещение|компенсировать|компенсация",
        "вычесть|вычет|вычитать|зачесть|зачислить|минус",
        "уменьшить ~ счет",
        "!за !наш !счет",
    ],
    "en": ["return|refund|reimburse|compensate|deduct|credit|repay|back", "off|reduce ~ invoice", "!our !expense"],
}
PLACE = {"ru": "баланс", "en": "balance"}
AHEAD, REFUND_DAY = range(7, 14), 10
"""Days of October that lie ahead, and the last day of the refund."""


def telltale(answer, patterns, lang, but=()):
    """The first sentence that holds one of the patterns and none of `but`."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, patterns, lang) and not mentions(sentence, but, lang):
            return sentence
    return ""


@check
def not_addressed(answer, lang):
    """A notice instead of a letter."""
    return bool(mentions(answer, ADDRESSEE[lang], lang))


@check
def no_amount(answer):
    """The cost is hidden."""
    return WASTED in numbers(answer)


@check
def no_period(answer, lang):
    """Nobody can compare it with a report."""
    said = dates(answer, lang)
    return any(3 in (d.day, d.from_day) and d.month in (10, None) for d in said)


@check
def no_what(answer, lang):
    """ "A mistake in the settings"."""
    return bool(mentions(answer, WRONG_PLACE[lang], lang))


@check
def excuse(answer, lang):
    """Circumstances instead of responsibility."""
    sentence = telltale(answer, "@excuse", lang, but="@no_excuse")
    if sentence:
        return fail(sentence=sentence)


@check
def blame(answer, lang):
    """Somebody else is to blame: a colleague, the network, the client."""
    sentence = telltale(answer, ["@blame", *OTHERS[lang]], lang)
    if sentence:
        return fail(sentence=sentence)


@check
def not_owned(answer, lang):
    """The passive voice as a hiding place."""
    return bool(mentions(answer, "@ownership", lang))


@check
def promise(answer, lang):
    """Nobody can promise never to err."""
    sentence = telltale(answer, "@guarantee", lang, but="@no_guarantee")
    if sentence:
        return fail(sentence=sentence)


@check
def no_fix(answer, lang):
    """Is money still being wasted?"""
    return bool(mentions(answer, FIXED[lang], lang))


@check
def no_remedy(answer, lang):
    """An apology without money."""
    return bool(mentions(answer, REFUND[lang], lang))


@check
def no_choice(answer, lang):
    """The client is not asked for his decision."""
    return "?" in answer or bool(mentions(answer, "@request", lang))


@check
def no_deadline(answer, lang):
    """The answer has no day; the day of the refund is another one."""
    limits = [d for d in dates(answer, lang) if d.deadline and d.day in AHEAD]
    named = any(
        (d.day in AHEAD and not (d.day == REFUND_DAY and mentions(answer, PLACE[lang], lang)))
        or (d.exact and d.deadline and d.day is None)
        for d in [*asked_dates(answer, lang), *limits]
    )
    if not named:
        return fail(found=", ".join(dict.fromkeys(d.fragment for d in dates(answer, lang))) or "—")
