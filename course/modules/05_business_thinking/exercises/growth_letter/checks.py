"""One proposal out of three: compared by what is left, with a risk, a request and a day."""

from autograder.checks import asked_dates, check, dates, fail, mentions, numbers, sentences

ADDRESSEE = {"ru": ["роман", "!рома"], "en": ["roman"]}
ALL = {
    "ru": [
        "!все !три",
        "!всё|!все !сразу",
        "!оба|!обе ~ вариант|вещь|предложение",
        "!и !то !и !другое",
        "разделить|поделить|распределить ~ бюджет|деньги|сумма",
    ],
    "en": ["!all !three", "!both ~ options|things|proposals", "split|divide|share ~ budget|money|sum"],
}
LEFT = {
    "ru": [
        "маржа|прибыль|прибыльный|окупиться|окупаться|окупаемость|заработать|зарабатывать|вернуться|остаться|отбить"
    ],
    "en": ["margin|profit|profitable|pays|pay|payback|earn|earns|return|returns|left"],
}
SUMS = {178000, 58000, 63000, 21000}
OPTIONS = {
    "ru": ["колодки|колодка|реклама", "форма", "аккумулятор|батарея|запас"],
    "en": ["pads|ads|advertising", "form", "batteries|battery|stock"],
}
RISK = {
    "ru": [
        "риск|рисковать|помешать|мешать|зависеть|догадка|угадать|предположение|ошибаться|ошибиться|прогноз|подорожать",
        "слабый|тонкий|уязвимый ~ место",
        "опасаться|опасность|сомнение|сомневаться",
        "не ~ обещать|уверенный",
        "мочь ~ не",
    ],
    "en": [
        "risk|prevent|hinder|depend|depends|guess|guessed|supposition|wrong|forecast|dearer",
        "weak ~ spot|point|place",
        "doubt|danger|worry",
        "!not|!cannot|!can't ~ promise|sure|certain",
        "may|might ~ not",
    ],
}
LAST, FRIDAY, MONTH = 25, 5, 9


@check
def not_addressed(answer, lang):
    """A note instead of a letter."""
    return bool(mentions(answer, ADDRESSEE[lang], lang))


@check
def everything(answer, lang):
    """Everything at once."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, ALL[lang], lang) and not mentions(
            sentence, ["не|!нет"] if lang == "ru" else ["not|!no"], lang
        ):
            return fail(sentence=sentence)


@check
def no_profit(answer, lang):
    """Orders without what they leave."""
    return bool(mentions(answer, LEFT[lang], lang)) and not SUMS.isdisjoint(numbers(answer))


@check
def not_compared(answer, lang):
    """The others are not mentioned."""
    return all(mentions(answer, [words], lang) for words in OPTIONS[lang])


@check
def no_risk(answer, lang):
    """Nothing can go wrong."""
    return bool(mentions(answer, RISK[lang], lang))


@check
def guarantee(answer, lang):
    """An estimate told as a promise."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, "@guarantee", lang) and not mentions(sentence, "@no_guarantee", lang):
            return fail(sentence=sentence)


@check
def no_request(answer, lang):
    """News without a question."""
    return "?" in answer or bool(mentions(answer, "@request", lang))


@check
def no_deadline(answer, lang):
    """No day for the answer."""
    limits = [d for d in dates(answer, lang) if d.deadline]
    named = any(
        (d.day is not None and d.day <= LAST and d.month in (None, MONTH)) or (d.weekday is not None and d.day is None)
        for d in [*asked_dates(answer, lang), *limits]
    )
    if not named:
        return fail(found=", ".join(dict.fromkeys(d.fragment for d in dates(answer, lang))) or "—")


@check
def no_next_step(answer, lang):
    """Nobody knows whose move it is."""
    return bool(mentions(answer, "@next_step", lang))
