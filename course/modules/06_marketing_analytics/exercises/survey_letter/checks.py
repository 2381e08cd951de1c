"""A letter about an uncertain fall: how sure, what is not shown, one action, a request with a day, a new measurement."""

from autograder.checks import asked_dates, check, dates, fail, mentions, numbers, sentences

ADDRESSEE = {"ru": ["наталья|наталия"], "en": ["natalia|natalya"]}
MARGIN = {"ru": ["погрешность|ошибка|случайность|случайный|разброс"], "en": ["margin|chance|random|error|noise"]}
SURE = {27, 58, 61}
FALL = {
    "ru": ["упасть|снизиться|ухудшиться|просесть|рухнуть|падение|спад|ухудшение|снижение"],
    "en": ["fell|fallen|dropped|decreased|fall|drop|decline|declined|worse|worsened"],
}
DOUBT = {
    "ru": [
        "не|!ни|нельзя|!нет|!ли|!или|может|мочь|возможно|погрешность|случайность|случайный|кажется|казаться|если|рано|"
        "видеть|выглядеть|доказать|вряд|мало|!бы"
    ],
    "en": [
        "!not|!no|!cannot|!can't|!isn't|!doesn't|!whether|!or|may|might|margin|chance|random|seem|seems|if|early|look|looks|"
        "!neither|!nor|shown|prove|proof|hardly|few|see|sees"
    ],
}
NOT = {
    "ru": ["не|нельзя|!нет|!ни|рано|вряд"],
    "en": ["!not|!no|!cannot|!can't|!doesn't|!neither|!nor|early|hardly"],
}
SHOWN = {
    "ru": [
        "показать|показывать|доказать|доказывать|отличить|отличать|утверждать|сказать|судить|следовать|основание|"
        "доказательство|закрывать|закрыть|вывод|уверенный|говорить|подтвердить|подтверждать|причина|повод"
    ],
    "en": [
        "show|shown|prove|proves|proved|tell|say|judge|ground|grounds|reason|proof|evidence|close|closing|conclude|sure|"
        "confirm|confirms"
    ],
}
ACTION = {
    "ru": ["перенести|переносить|перенос|сдвинуть|сдвигать|изменить|поменять|позже|попозже"],
    "en": ["move|moving|moved|shift|change|later|reschedule"],
}
MEASURE = {
    "ru": ["повторить|повторять|повтор|измерить|измерять|замер|спросить|опрос|опросить|переспросить|сравнить"],
    "en": ["repeat|again|measure|survey|ask|compare"],
}
WHEN = {
    "ru": ["октябрь|ноябрь|декабрь|!через|следующий|месяц|неделя"],
    "en": ["october|november|december|mid-october|mid-november|mid-december|next|month|months|week|weeks"],
}
GUARANTEE = {"ru": ["@guarantee", "!гарантированно"], "en": ["@guarantee", "!guaranteed"]}
LAST, MONTH = 18, 9


@check
def not_addressed(answer, lang):
    """A note instead of a letter."""
    return bool(mentions(answer, ADDRESSEE[lang], lang))


@check
def no_margin(answer, lang):
    """A difference with nothing beside it."""
    return not SURE.isdisjoint(numbers(answer)) and (
        27 in numbers(answer) or {58, 61} <= set(numbers(answer)) or bool(mentions(answer, MARGIN[lang], lang))
    )


@check
def fall_is_a_fact(answer, lang):
    """The fall was stated, not asked about."""
    for sentence in sentences(answer, lang):
        if (
            not sentence.rstrip().endswith("?")
            and mentions(sentence, FALL[lang], lang)
            and not mentions(sentence, DOUBT[lang], lang)
        ):
            return fail(sentence=sentence)


@check
def not_said(answer, lang):
    """What is not shown is not said."""
    return any(
        mentions(sentence, NOT[lang], lang) and mentions(sentence, SHOWN[lang], lang)
        for sentence in sentences(answer, lang)
    )


@check
def no_action(answer, lang):
    """No advice."""
    return bool(mentions(answer, ACTION[lang], lang))


@check
def guarantee(answer, lang):
    """A future NPS was promised."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, GUARANTEE[lang], lang) and not mentions(sentence, "@no_guarantee", lang):
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
def no_measure(answer, lang):
    """Nobody looks again."""
    return any(
        mentions(sentence, MEASURE[lang], lang) and mentions(sentence, WHEN[lang], lang)
        for sentence in sentences(answer, lang)
    )
