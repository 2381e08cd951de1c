"""One change proposed from one row of the map: for whom, what stops people, which number moves by which day, what if not."""

from autograder.checks import check, dates, fail, mentions, sentences

SECOND = {
    "ru": ["!заодно", "!попутно", "!параллельно", "!во-вторых", "!кроме !того ~ сделать|переделать|добавить|запустить"],
    "en": [
        "!while ~ !at ~ !it",
        "secondly",
        "!also ~ redo|rebuild|add|redesign|launch",
        "!besides ~ redo|rebuild|add|redesign",
    ],
}
EMPTY = {
    "ru": [
        "юзабилити",
        "улучшить|повысить|оптимизировать ~ удобство|сайт|интерфейс|опыт",
        "удобный ~ корзина|форма|сайт",
    ],
    "en": [
        "usability",
        "improve|optimise|enhance ~ site|interface|experience",
        "convenient|friendly|friendlier ~ basket|form|site",
    ],
}
THING = {
    "ru": ["форма|поле|индекс|кнопка|клавиатура"],
    "en": ["form|field|postcode|button|keyboard"],
}
WHO = {"ru": ["телефон|мобильный|смартфон|телефонный"], "en": ["phone|phones|mobile|smartphone"]}
DOUBT = {
    "ru": [
        "похоже|вероятно|возможно|видимо|наверное|кажется|догадка|гипотеза|предположение|предполагать|думать|считать|подозревать",
        "проверить|проверять|проверка",
        "мочь ~ ошибаться|мешать|ошибиться",
    ],
    "en": [
        "!looks|seems|probably|perhaps|maybe|presumably|guess|hypothesis|supposition|suppose|assume|think|believe|suspect",
        "check|test|verify",
        "may|might|could ~ wrong|stop|be",
    ],
}
NUMBER = {
    "ru": ["доля|процент|конверсия|доходимость", "доходить|дойти|проходить|дошедший ~ контакт|корзина"],
    "en": ["share|percentage|rate|conversion", "reach|reached|reaches|get ~ contacts|basket|baskets"],
}
IF_NOT = {
    "ru": [
        "если ~ !не|!нет|остаться|прежний|меньше|ниже",
        "иначе",
        "!в !противном",
        "не ~ сдвинуться|вырасти|подняться|измениться ~ вернуть|возвращать|откатить|откатывать|отменить|отменять|снять",
    ],
    "en": ["if ~ !not|!no|stays|stay|remains|below|less|doesn't|does", "otherwise", "!else"],
}


@check
def no_change(answer, lang):
    """Nothing is changed."""
    return bool(mentions(answer, THING[lang], lang))


@check
def vague(answer, lang):
    """A change that nobody can make."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, EMPTY[lang], lang):
            return fail(sentence=sentence)


@check
def several(answer, lang):
    """Two changes at once."""
    for sentence in sentences(answer, lang):
        if mentions(sentence, SECOND[lang], lang):
            return fail(sentence=sentence)


@check
def no_whom(answer, lang):
    """For everybody."""
    return bool(mentions(answer, WHO[lang], lang))


@check
def certain(answer, lang):
    """A supposition told as a fact."""
    return bool(mentions(answer, DOUBT[lang], lang))


@check
def no_metric(answer, lang):
    """No number to watch."""
    return bool(mentions(answer, NUMBER[lang], lang))


@check
def no_date(answer, lang):
    """No day on which to look."""
    return bool(dates(answer, lang))


@check
def no_fallback(answer, lang):
    """Failure is not thought of."""
    return bool(mentions(answer, IF_NOT[lang], lang))
