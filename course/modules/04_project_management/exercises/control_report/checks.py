"""A report to a client: what is done and not, why, what to choose from, what is asked and by when."""

from autograder.checks import asked_dates, check, dates, fail, mentions, sentences

ADDRESSEE = {"ru": ["марина"], "en": ["marina"]}
BUSY = {
    "ru": [
        "вестись|велись|велась ~ работа",
        "проводиться ~ работа",
        "осуществляться|осуществлять",
        "!продолжаем|!продолжается|!продолжалась ~ работа",
        "!занимались|!занимаемся",
    ],
    "en": [
        "!work|!works ~ !underway|!ongoing|!continued|!continues|!conducted",
        "!been !working",
        "!were !busy|!was !busy",
    ],
}
UNDONE = {
    "ru": [
        "17|семнадцать ~ не|!нет",
        "не|!нет ~ принять|сделать|готовый|закончить|закрыть",
        "остаться|оставаться|остаток|осталось",
        "несделанный|непринятый",
    ],
    "en": [
        "not|!aren't|!isn't ~ accepted|done|ready|finished",
        "17|seventeen ~ not|!aren't",
        "left|remain|remains|remaining|undone",
    ],
}
NAMES = {"ru": ["!лида|!лиды|!лиде|!лиду", "!паша|!паши|!паше|!пашу"], "en": ["lida", "pasha"]}
BLAME = {
    "ru": ["вина|виноватый|виновато|подвести|задержать|затянуть|сорвать|опоздать|халатность|не ~ успеть", "!из-за"],
    "en": ["fault|blame|failed|delayed|late|slow|careless|because"],
}
TEXTS = {"ru": ["текст"], "en": ["text|texts"]}
PAYMENT = {"ru": ["оплата|платёж|платеж"], "en": ["payment|payments"]}
WITHOUT = {"ru": ["фильтр|кабинет"], "en": ["filter|filters|account"]}
ADS = {"ru": ["реклама|рекламный", "три|3 ~ неделя"], "en": ["ads|advertising|advertisements", "three|3 ~ weeks"]}
REQUEST = {
    "ru": ["решение|текст|ответ ~ нужный", "нужный ~ решение|текст|ответ"],
    "en": ["decision|text|texts|answer ~ needed", "need ~ decision|text|texts|answer"],
}
FIRST, LAST, MONTH, WEDNESDAY = 14, 16, 9, 2


@check
def not_addressed(answer, lang):
    """A note instead of a letter."""
    return bool(mentions(answer, ADDRESSEE[lang], lang))


@check
def activities(answer, lang):
    """What people were busy with."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, BUSY[lang], lang):
            return fail(sentence=sentence)


@check
def blame(answer, lang):
    """A colleague is blamed."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, NAMES[lang], lang) and mentions(sentence, BLAME[lang], lang):
            return fail(sentence=sentence)


@check
def no_undone(answer, lang):
    """Only what is done."""
    return bool(mentions(answer, UNDONE[lang], lang))


@check
def no_cause(answer, lang):
    """A cause is missing."""
    return bool(mentions(answer, TEXTS[lang], lang)) and bool(mentions(answer, PAYMENT[lang], lang))


@check
def no_price(answer, lang):
    """A choice without its price."""
    return bool(mentions(answer, WITHOUT[lang], lang)) and bool(mentions(answer, ADS[lang], lang))


@check
def guarantee(answer, lang):
    """A forecast told as a promise."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, "@guarantee", lang) and not mentions(sentence, "@no_guarantee", lang):
            return fail(sentence=sentence)


@check
def no_request(answer, lang):
    """News without a question."""
    return "?" in answer or bool(mentions(answer, "@request", lang) or mentions(answer, REQUEST[lang], lang))


@check
def no_deadline(answer, lang):
    """No day for the answer."""
    limits = [d for d in dates(answer, lang) if d.deadline]
    named = any(
        (d.day is not None and FIRST <= d.day <= LAST and d.month in (None, MONTH))
        or (d.weekday is not None and d.weekday <= WEDNESDAY and d.day is None)
        for d in [*asked_dates(answer, lang), *limits]
    )
    if not named:
        return fail(found=", ".join(dict.fromkeys(d.fragment for d in dates(answer, lang))) or "—")


@check
def no_next_step(answer, lang):
    """Nobody knows whose move it is."""
    return bool(mentions(answer, "@next_step", lang))
