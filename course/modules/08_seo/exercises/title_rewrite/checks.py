"""A title and a description for a category: what and for which car first, one fact of the task, nothing invented."""

import re

from autograder.checks import check, fail, mentions, numbers, sentences, words

GOODS = {"ru": ["колодка"], "en": ["pad|pads"]}
CAR = {"ru": ["веста|!vesta|!весту|!весты|!весте"], "en": ["!vesta|!vesta's"]}
SEEN = 60
BOAST = {
    "ru": [
        "лучший|низкий|выгодный|доступный|приятный цена",
        "!по !лучшим|!низким|!выгодным|!доступным !ценам|!цене",
        "высокий|отличный|гарантированный качество",
        "!высокого|!отличного !качества",
        "широкий|большой|огромный ассортимент|выбор",
        "индивидуальный подход",
        "недорого|дёшево|дешево",
        "!лучший|!лучшие|!лучших",
        "надежный|проверенный поставщик|магазин|запчасть",
    ],
    "en": [
        "!best|!low|!lowest|!great|!affordable|!unbeatable ~ price|prices|quality|choice|deals",
        "!high|!top|!excellent !quality",
        "!wide|!huge|!large !range|!choice|!selection",
        "!cheap|!cheapest|!inexpensive",
        "!individual !approach",
    ],
}
INVENTED = {
    "ru": [
        "гарантия|гарантировать",
        "бесплатный|бесплатно",
        "скидка|акция|распродажа|бонус|кэшбэк|рассрочка",
        "официальный дилер|представитель|магазин",
        "доставка|доставить|привезти",
        "установка|установить|!поставим|замена",
        "оригинал|оригинальный",
    ],
    "en": [
        "!guarantee|!guaranteed|!warranty",
        "!free",
        "!discount|!discounts|!sale|!bonus|!cashback|!instalments",
        "!official !dealer|!store|!shop",
        "!delivery|!deliver|!delivered|!shipping",
        "!installation|!install|!fitting|!replacement",
        "!original|!genuine",
    ],
}
FACTS = {
    "ru": ["!vin|!вин", "сегодня", "!cross|кросс|!sw|универсал|седан", "сибирский ~ тракт|!тракте"],
    "en": ["!vin", "!today", "!cross|!sw|!saloon|!sedan|!estate", "!sibirsky"],
}
LABEL = re.compile(
    r"\A\s*(?:[-*>#]\s*)?(?:\*\*)?(?:title|заголовок|тайтл|description|описание|дескрипшн)(?:\*\*)?\s*[:—–-]\s*", re.I
)


def lines_of(answer):
    return [LABEL.sub("", line).strip() for line in answer.splitlines() if LABEL.sub("", line).strip()]


def title_of(answer):
    return lines_of(answer)[0] if lines_of(answer) else ""


def about_of(answer):
    return " ".join(lines_of(answer)[1:])


def stems(text):
    return [re.sub(r"\d", "", word.lower().replace("ё", "е"))[:5] for word in words(text) if len(word) > 3]


@check
def two_lines(answer):
    """The title and the description cannot be told apart."""
    if len(lines_of(answer)) < 2:
        return fail(n=len(lines_of(answer)))


@check
def no_goods(answer, lang):
    return bool(mentions(title_of(answer), GOODS[lang], lang))


@check
def no_car(answer, lang):
    return bool(mentions(title_of(answer), CAR[lang], lang))


@check
def late_point(answer, lang):
    """What is sold and for which car stands where a phone has cut the title."""
    start = title_of(answer)[:SEEN]
    whole = title_of(answer)
    late = [one for one in (GOODS, CAR) if mentions(whole, one[lang], lang) and not mentions(start, one[lang], lang)]
    if late:
        return fail(start=start)


@check
def repeated(answer):
    """A word stands in the title twice."""
    found = stems(title_of(answer))
    for word in words(title_of(answer)):
        if len(word) > 3 and found.count(stems(word)[0]) > 1:
            return fail(word=word)


@check
def boast(answer, lang):
    for sentence in sentences(answer, lang):
        if mentions(sentence, BOAST[lang], lang):
            return fail(sentence=sentence)


@check
def invented(answer, lang):
    for sentence in sentences(answer, lang):
        if mentions(sentence, INVENTED[lang], lang):
            return fail(sentence=sentence)


@check
def no_fact(answer, lang):
    """Nothing of the list."""
    return bool({64, 890} & set(numbers(answer))) or bool(mentions(answer, FACTS[lang], lang))


@check
def echo(answer):
    """Most words of the description stand in the title."""
    title, about = set(stems(title_of(answer))), stems(about_of(answer))
    return not about or sum(one in title for one in about) < 0.6 * len(about)
