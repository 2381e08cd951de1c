"""A letter about a launch that moves: two options with dates and leads, a clear request for photos, no reproach."""

from autograder.checks import asked_dates, check, dates, fail, mentions, numbers, sentences

ADDRESSEE = {"ru": ["ирина", "!ирин", "!ира"], "en": ["irina"]}
REPROACH = {
    "ru": [
        "обещать|обещание ~ !но|!однако|!так",
        "!так !и !не|!нет|!до",
        "!до !сих !пор",
        "!вы ~ !не ~ прислать|выполнить|сдержать|отправить|успеть",
        "опоздать|подвести|затянуть|затягивать|сорвать|задержать",
        "!вашей|!вашу|!ваша вина|задержка",
    ],
    "en": [
        "promise ~ !but|!yet|!and",
        "!still ~ !not|!no|!haven't",
        "!you ~ !not|!haven't|!didn't|!never ~ send|sent|keep|kept|deliver|delivered",
        "!you|!your ~ late|delay|delayed|overdue|failed",
    ],
}
"""She knows that the photos are missing. Told as our plan ("without the photos we make four banners") it is no reproach."""
PHOTO = {"ru": ["фотография|фото|снимок|кадр|фотка"], "en": ["photo|photos|picture|pictures|shot|shots"]}
KINDS = {
    "ru": ["изделие|посуда|работа|вещь", "занятие|процесс|урок|мастер"],
    "en": ["piece|pieces|ware|wares|pottery|product|products", "class|classes|lesson|lessons|process"],
}
STARTS, LEADS, PHOTOS = {21, 24}, {50, 63}, 12
TODAY, LAST, WEDNESDAY = 14, 16, 2
DAYS = (1, WEDNESDAY)
"""Tuesday and Wednesday; today is Monday."""


@check
def not_addressed(answer, lang):
    """A notice instead of a letter."""
    return bool(mentions(answer, ADDRESSEE[lang], lang))


@check
def no_start(answer, lang):
    """When do the ads start in either case?"""
    said = {d.day for d in dates(answer, lang)} | set(numbers(answer))
    return said >= STARTS


@check
def no_forecast(answer):
    """The options cannot be compared."""
    return set(numbers(answer)) >= LEADS


@check
def no_request(answer, lang):
    """News without a question."""
    return "?" in answer or bool(mentions(answer, "@request", lang))


@check
def no_deadline(answer, lang):
    """No day by which the second option is still alive."""
    limits = [d for d in dates(answer, lang) if d.deadline]
    named = any(
        d.day in range(TODAY + 1, LAST + 1)
        or (d.weekday in DAYS and d.day is None)
        or (d.exact and d.deadline and d.day is d.weekday is None and d.relative is not None)
        for d in [*asked_dates(answer, lang), *limits]
    )
    if not named:
        return fail(found=", ".join(dict.fromkeys(d.fragment for d in dates(answer, lang))) or "—")


@check
def no_photos(answer, lang):
    """Which photos?"""
    return bool(mentions(answer, PHOTO[lang], lang)) and (
        PHOTOS in numbers(answer) or all(mentions(answer, kind, lang) for kind in KINDS[lang])
    )


@check
def blame(answer, lang):
    """The missed date is thrown in her face."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, ["@blame", *REPROACH[lang]], lang):
            return fail(sentence=sentence)


@check
def guarantee(answer, lang):
    """A forecast told as a promise."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, "@guarantee", lang) and not mentions(sentence, "@no_guarantee", lang):
            return fail(sentence=sentence)


@check
def no_next_step(answer, lang):
    """Nobody knows whose move it is."""
    return bool(mentions(answer, "@next_step", lang))
