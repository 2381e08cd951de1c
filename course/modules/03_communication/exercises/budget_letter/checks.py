"""A letter about a larger budget: reason, evidence, choice in the client's terms, one request with a date."""

from autograder.checks import asked_dates, check, dates, fail, mentions, numbers, sentences, together

ADDRESSEE = {"ru": ["вера", "!вер", "верочка"], "en": ["vera", "!andreeva"]}
REASON = {
    "ru": ["конкуренция|конкурент|конкурировать|аукцион|рекламодатель|ставка"],
    "en": ["competition|competitor|compete|auction|advertiser|bid"],
}
SELLERS = {
    "ru": ["магазин|продавец|продавать|магазин-однодневка|однодневка|игрок|сезонный|сезонник"],
    "en": ["shop|store|seller|retailer|everyone|everybody|player|seasonal"],
}
COME = {
    "ru": [
        "реклама|рекламироваться|рекламировать|подарок|клик|торговаться|место|показ",
        "приходить|прийти|выходить|выйти|заходить|включаться|появляться|появиться|просыпаться|проснуться",
    ],
    "en": ["advertise|ads|advertising|silent|quiet", "come|join|enter|appear|return|arrive|wake"],
}
"""Who raises the price, and what they do: in either order, in one sentence or the next."""
NOW, PROPOSED = 180000, 244000
CLICK = {34, 46, 29, 40, 35, 38, 12, 11}
"""Prices of a click, and what follows from them: +12 and +11 RUB, +35 % and +38 %."""
ORDERS = {160, 118, 42}
ANSWER_DAYS, FRIDAY = range(20, 28), 4


@check
def not_addressed(answer, lang):
    """A notice instead of a letter."""
    return bool(mentions(answer, ADDRESSEE[lang], lang))


@check
def guarantee(answer, lang):
    """A promise that the agency cannot keep."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, "@guarantee", lang) and not mentions(sentence, "@no_guarantee", lang):
            return fail(sentence=sentence)


@check
def no_reason(answer, lang):
    """More money, and no reason for it."""
    return bool(mentions(answer, REASON[lang], lang)) or together(answer, [SELLERS[lang], COME[lang]], lang)


@check
def no_evidence(answer):
    """The rise is asserted."""
    return bool(CLICK & set(numbers(answer)))


@check
def no_money(answer):
    """The reader cannot see from what to what."""
    said = set(numbers(answer))
    return {NOW, PROPOSED} <= said or (PROPOSED - NOW in said and bool({NOW, PROPOSED} & said))


@check
def no_consequence(answer):
    """The agency's terms instead of the client's."""
    return bool(ORDERS & set(numbers(answer)))


@check
def no_request(answer, lang):
    """News without a question."""
    return "?" in answer or bool(mentions(answer, "@request", lang))


@check
def no_deadline(answer, lang):
    """An answer "some time soon"."""
    limits = [d for d in dates(answer, lang) if d.deadline and (d.day in ANSWER_DAYS or d.weekday == FRIDAY)]
    named = any(
        d.day in ANSWER_DAYS or d.weekday == FRIDAY or (d.exact and d.deadline and d.month != 12)
        for d in [*asked_dates(answer, lang), *limits]
    )
    if not named:
        return fail(found=", ".join(dict.fromkeys(d.fragment for d in dates(answer, lang))) or "—")


@check
def no_next_step(answer, lang):
    """Nobody knows whose move it is."""
    return bool(mentions(answer, "@next_step", lang))
