"""An overloaded paragraph: the load per sentence must fall, and nothing is lost or invented.

Which numbers, dates and names must survive is declared in facts.toml.
"""

from autograder.checks import check, dates, fail, mentions, numbers, sentences, words

NUMBERS = (18, 23400, 3150, 2480)
NAMES = {
    "ru": {
        "Дмитрий": "дмитрий",
        "Ольга Сергеевна": "ольга",
        "«Бани из бруса»": "баня",
        "«Каркасные дома»": "каркасный",
    },
    "en": {"Dmitry": "dmitry", "Olga": "olga", "Log Saunas": "sauna", "Frame Houses": "frame"},
}
NOTHING_CAME = {
    "ru": [
        "!ни один|единый",
        "!не ~ прийти|принести|дать|привести|приносить|давать|приводить|получить|получать|сработать|быть",
        "!без заявка|лид|обращение|результат",
        "заявка|лид|обращение ~ !нет|ноль",
        "ноль|!0 заявка|лид|обращение",
        "впустую|вхолостую|зря|напрасно|безрезультатно|бесполезно",
    ],
    "en": [
        "!no|!zero|!0|!without !a? !single? lead|result|enquiry|order",
        "!not|!didn't ~ lead",
        "!not !one|!a",
        "!none",
        "!nothing",
        "waste|!vain",
    ],
}
# What the paragraph itself gives by subtraction: the price fell by 670, that is by 21 %.
DERIVED = {670, 21, 21.3}
SENTENCES, FACTS, WORDS = 4, 4, 22


def names_in(text, lang):
    return [name for name, word in NAMES[lang].items() if mentions(text, word, lang)]


@check
def result_lost(answer, lang):
    """The reason for switching off is gone."""
    return bool(mentions(answer, NOTHING_CAME[lang], lang))


@check
def invented(answer, lang):
    """A figure that nobody counted."""
    known = set(NUMBERS) | DERIVED | {n for d in dates(answer, lang) for n in numbers(d.fragment)}
    extra = [n for n in numbers(answer) if n > 12 and n not in known]
    if extra:
        return fail(extra=f"{extra[0]:g}")


@check
def not_split(answer, lang):
    """Commas instead of full stops."""
    n = len(sentences(answer, lang))
    if n < SENTENCES:
        return fail(n=n)


@check
def overloaded(answer, lang):
    """One of the sentences kept the load of the whole."""
    for sentence in sentences(answer, lang):
        facts = len(numbers(sentence)) + len(names_in(sentence, lang))
        if facts > FACTS or len(words(sentence)) > WORDS:
            return fail(sentence=sentence if len(sentence) < 120 else sentence[:117] + "…")
