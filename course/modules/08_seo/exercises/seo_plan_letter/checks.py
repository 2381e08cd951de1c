"""A plan of a quarter: three tasks with reasons and hours, checks with days, a request, and no place promised."""

from autograder.checks import asked_dates, check, dates, fail, mentions, numbers, sentences

ADDRESSEE = {"ru": ["роман", "!рома"], "en": ["roman"]}
PLACES = {
    "ru": [
        "вывести|выведем|поднять|!поднимем|достичь|занять|!займем|попасть|!попадем ~ топ|!топ-3|!топ-5|!топ-10|место|позиция|первый",
        "!будете|!будем|!будет|!окажетесь|!окажемся ~ !в ~ топ|!топ-3|!топ-10",
        "!на !первое|!первые !место|!места|!позиции",
        "трафик|клик|позиция|продажа ~ !вырастут|!вырастет|!удвоятся|!удвоится",
        "!точно|!обязательно ~ !вырастет|!вырастут|!поднимется|!поднимутся",
    ],
    "en": [
        "!bring|!take|!lift|!raise|!get|!reach ~ !top",
        "!will !be ~ !top|!first",
        "!will !rank|!reach",
        "!traffic|!clicks|!sales|!positions !will ~ !grow|!double|!rise",
    ],
}
GOAL = {
    "ru": [
        "показ ~ !вырастут|!вернем|!вернутся|!увеличим|!удвоим|!станет",
        "вернуть|увеличить|удвоить|нарастить|поднять ~ показ",
        "цель ~ показ",
    ],
    "en": [
        "!impressions !will|!to ~ !grow|!rise|!return|!double",
        "!raise|!increase|!double|!restore|!bring|!grow ~ !impressions",
        "!goal|!aim ~ !impressions",
    ],
}
UNPROMISED = {
    "ru": [
        "@no_guarantee",
        "!не !обещаем|!обещаю|!ручаемся|!ручаюсь",
        "!не !можем|!могу|!возьмусь ~ обещать|гарантировать",
        "!не ~ !зависят|!зависит|управлять|!управляем",
        "!никому ~ !гарантирую|!гарантируем",
    ],
    "en": [
        "@no_guarantee",
        "!not|!cannot|!can't|!don't ~ !promise|!guarantee|!control",
        "!guarantee|!promise !nobody|!no",
        "!not !depend",
        "!do !not",
    ],
}
HOURS, CHECKS, LAST = {60, 32, 20, 8}, {(23, 10), (30, 11)}, 28


@check
def not_addressed(answer, lang):
    return bool(mentions(answer, ADDRESSEE[lang], lang))


@check
def places_promised(answer, lang):
    """A place, a growth or a guarantee."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, ["@guarantee", *PLACES[lang]], lang) and not mentions(sentence, UNPROMISED[lang], lang):
            return fail(sentence=sentence)


@check
def impressions(answer, lang):
    for sentence in sentences(answer, lang):
        if mentions(sentence, GOAL[lang], lang):
            return fail(sentence=sentence)


@check
def no_hours(answer):
    """The three tasks have no hours."""
    return len(HOURS & set(numbers(answer))) >= 3


@check
def no_measure(answer, lang):
    return any((d.day, d.month) in CHECKS for d in dates(answer, lang))


@check
def no_request(answer, lang):
    return "?" in answer or bool(mentions(answer, "@request", lang))


@check
def no_deadline(answer, lang):
    """No day by which the export is needed."""
    found = [*asked_dates(answer, lang), *(d for d in dates(answer, lang) if d.deadline)]
    if not any(d.day is not None and 15 < d.day <= LAST and d.month in (9, None) for d in found):
        return fail(found=", ".join(dict.fromkeys(d.fragment for d in dates(answer, lang))) or "—")


@check
def no_limits(answer, lang):
    return bool(mentions(answer, UNPROMISED[lang], lang))
