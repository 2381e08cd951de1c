"""A reply to a demand for a discount: value, an exchange instead of a gift, a choice with a date."""

from autograder.checks import asked_dates, check, dates, fail, mentions, numbers, sentences

ADDRESSEE = {"ru": ["станислав", "стас", "!стас"], "en": ["stanislav", "stan", "stas"]}
ATTACK = {
    "ru": [
        "конкурент ~ хуже|дешевка|обманывать|обмануть|врать|слабый|некачественный|халтура|демпинговать",
        "конкурент ~ экономить !на",
        "шантаж|шантажировать|ультиматум|угрожать|угроза|несерьезный|наглость|скупой",
        "!пожалеете|!скатертью",
        "!уходить|!уйти|!уходите|!уходит|!уход ~ !ваше !право|!дело",
        "!ваше !право|!дело ~ !уходить|!уйти|!уход",
    ],
    "en": [
        "competitor ~ worse|cheat|lie|poor|weak|amateur|!bad|dump",
        "blackmail|ultimatum|threat|threaten|greedy|unreasonable",
        "!you !will|!'ll regret",
        "!good !luck",
        "!your !loss",
        "!get !what !you !pay",
    ],
}
RESULTS = {2900, 2150, 140, 750, 26}
"""Prices of a lead, leads in March, and the fall of the price: by 750 RUB, that is 26 %."""
DEMANDED, ALLOWED = 64000, 72000
YIELD = {
    "ru": [
        "согласный|согласиться|готовый|дать|давать|сделать|снизить|снижать|уступить|уступать|предоставить|опустить|!пойдем|!идем",
        "мочь ~ работать|снизить|дать|предложить",
    ],
    "en": [
        "agree|ready|give|grant|lower|reduce|drop|cut|accept",
        "can|will|!we'll|!i'll ~ do|make|work|meet|offer|match",
    ],
}
NOT_A_STEP = {
    "ru": [
        "!не|!нет|!нельзя",
        "!вы ~ просить|попросить|хотеть|предлагать|предложить|писать|написать",
        "!вашу|!ваше просьба|предложение",
    ],
    "en": [
        "!not|!no|!cannot|!can't|!won't|!don't|!wouldn't",
        "!you ~ ask|want|write|demand|request|propose",
        "!your request|demand|offer",
    ],
}
"""A refusal, or the client's own demand retold."""
SCOPE = {
    "ru": [
        "соцсеть",
        "рассылка",
        "сократить|уменьшить|урезать|сузить|меньший ~ объем|состав|работа",
        "!час|!часа|!часов",
        "!без|!кроме !этих|!этого|!них|!нее|работа|часть",
    ],
    "en": [
        "social",
        "mailing",
        "newsletter",
        "smaller|reduced|narrower|less|fewer ~ scope|work|services",
        "!hours",
        "!without !them|!these|!those|!that|!it",
    ],
}
KEPT = {
    "ru": [
        "соцсеть|рассылка ~ остаться|оставаться|!прежнему",
        "оставить|сохранить ~ соцсеть|рассылка",
        "!без ~ условий|условия",
    ],
    "en": [
        "social|mailing|newsletter ~ stay|stays|remain|remains|included",
        "keep|keeps|keeping ~ social|mailing|newsletter",
        "!without|!no ~ conditions|condition|strings",
    ],
}
"""The work stays as it is, or no condition is set: nothing is given in return."""
RETURN = {
    "ru": [
        "!на !год|!полгода|!12|!двенадцать",
        "!за !полгода|!год|!шесть|!6",
        "!годовой",
        "предоплата",
        "!вперед|!авансом",
        "продлить|продлевать|продление|пролонгировать",
    ],
    "en": [
        "!a|!one|!full|!half|!per|!another !year",
        "!six|!6|!twelve|!12 !months",
        "annual|yearly",
        "prepay|prepayment",
        "!ahead|!advance|!upfront",
        "renew|renewal|extend",
    ],
}
DISCOUNT = {"ru": "скидка|снизить|снижать|уступить|дешевле|снижение", "en": "discount|off|lower|reduce|cut|reduction"}
ANSWER_DAYS, FRIDAY = range(20, 25), 4


def around(answer, lang):
    """Sentences, each with its neighbours: a condition often stands in the next one."""
    said = sentences(answer, lang)
    return [(sentence, " ".join(said[max(0, n - 1) : n + 2])) for n, sentence in enumerate(said)]


def takes_a_step(sentence, lang):
    """Whether the sentence is ours and yields, rather than refuses or retells the demand."""
    return bool(mentions(sentence, YIELD[lang], lang)) and not mentions(sentence, NOT_A_STEP[lang], lang)


def paid_for(near, lang):
    """Whether the client gives something in return: time, money ahead, or a part of the work."""
    scope = mentions(near, SCOPE[lang], lang) and not mentions(near, KEPT[lang], lang)
    return bool(scope or mentions(near, RETURN[lang], lang))


@check
def not_addressed(answer, lang):
    """A circular instead of a reply."""
    return bool(mentions(answer, ADDRESSEE[lang], lang))


@check
def attack(answer, lang):
    """The talk becomes a quarrel."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, ["@blame", *ATTACK[lang]], lang):
            return fail(sentence=sentence)


@check
def no_value(answer):
    """The price without what it buys."""
    return bool(RESULTS & set(numbers(answer)))


@check
def surrender(answer, lang):
    """The demand is met for nothing."""
    for sentence, near in around(answer, lang):
        demanded = DEMANDED in numbers(sentence) or (20 in numbers(sentence) and "%" in sentence)
        if demanded and takes_a_step(sentence, lang) and not paid_for(near, lang):
            return fail(sentence=sentence)


@check
def gift(answer, lang):
    """A smaller concession, and nothing asked for it."""
    for sentence, near in around(answer, lang):
        discount = "%" in sentence and mentions(sentence, DISCOUNT[lang], lang) and takes_a_step(sentence, lang)
        if (discount or ALLOWED in numbers(sentence)) and not paid_for(near, lang):
            return fail(sentence=sentence)


@check
def flat_no(answer, lang):
    """A refusal that ends the talk."""
    exchange = mentions(answer, RETURN[lang] + SCOPE[lang], lang) and mentions(answer, "@condition", lang)
    return bool(exchange) or ALLOWED in numbers(answer)


@check
def no_question(answer, lang):
    """An offer that asks for no decision."""
    return "?" in answer or bool(mentions(answer, "@request", lang))


@check
def no_deadline(answer, lang):
    """No day for the answer."""
    limits = [d for d in dates(answer, lang) if d.deadline and (d.day in ANSWER_DAYS or d.weekday == FRIDAY)]
    named = any(
        d.day in ANSWER_DAYS or d.weekday == FRIDAY or (d.exact and d.deadline and d.day is None)
        for d in [*asked_dates(answer, lang), *limits]
    )
    if not named:
        return fail(found=", ".join(dict.fromkeys(d.fragment for d in dates(answer, lang))) or "—")


@check
def no_next_step(answer, lang):
    """Nobody knows whose move it is."""
    return bool(mentions(answer, "@next_step", lang))
