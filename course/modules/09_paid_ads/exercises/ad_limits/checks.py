"""What of an ad does not fit: counts with and without punctuation, the longest word, lists."""

import re

from autograder.checks import call, check, fail

MARKS = '.,:;!?"«»'
SIGNS = re.compile(f"[{MARKS}]")
# Characters, free punctuation marks, longest word. Yandex Direct help, "Technical restrictions" and "Title and text", as of 2026.
TEXTS = {"title": (56, None, 22), "title2": (30, 15, 22), "text": (81, 15, 23)}
PARTS = (*TEXTS, "display_link", "callouts", "quick_links")

GOOD = {
    "ru": {
        "title": "Бани под ключ в Ярославле за 60 дней",
        "title2": "Проект и смета бесплатно",
        "text": "Строим из бруса и бревна. Печь, кровля и сборка входят в цену.",
        "display_link": "бани-под-ключ",
        "callouts": ["Гарантия 5 лет", "Своя бригада"],
        "quick_links": ["Проекты и цены", "Как мы строим"],
    },
    "en": {
        "title": "Turnkey bathhouses in Yaroslavl in 60 days",
        "title2": "Plan and estimate for free",
        "text": "Built of timber and logs. Stove, roof and assembly included.",
        "display_link": "turnkey-bathhouses",
        "callouts": ["5-year warranty", "Our own crew"],
        "quick_links": ["Plans and prices", "How we build"],
    },
}
CASES = {
    "ru": {
        "spaces": {"title": "Строительство бань под ключ из бруса и бревна в Ярославле"},
        "punctuation": {"text": "Строим из бруса и бревна: сруб, печь, кровля, отделка. Смета до договора, гарантия!"},
        "title_punctuation": {"title": "Бани под ключ: проект, сруб, печь, кровля. Ярославль, 60 дней"},
        "long_word": {"title": "Баня по рукам высококвалифицированным"},
        "word_of_text": {"text": "Высококвалифицированные плотники соберут баню за 60 дней."},
    },
    "en": {
        "spaces": {"title": "We build warm turnkey timber bathhouses in Yaroslavl region"},
        "punctuation": {"text": "We build of timber and logs: frame, stove, roof, trim. Estimate first, warranty too!"},
        "title_punctuation": {"title": "Turnkey bathhouse: plan, logs, stove, roof. Yaroslavl, 60 days"},
        "long_word": {"title": "Order YaroslavlTimberBathhouses"},
        "word_of_text": {"text": "TurnkeyTimberBathhouses are built in 60 days."},
    },
}


def expected(ad):
    """The set of parts that do not fit."""
    misfits = set()
    for part, (most, free, word) in TEXTS.items():
        bare, spent = (ad[part], 0) if free is None else (SIGNS.sub("", ad[part]), len(SIGNS.findall(ad[part])))
        long = any(len(one.strip(MARKS)) > word for one in ad[part].split())
        if len(bare) > most or spent > (free or 0) or long:
            misfits |= {part}
    lists = {
        "display_link": ([ad["display_link"]], 1, 20),
        "callouts": (ad["callouts"], None, 25),
        "quick_links": (ad["quick_links"], 8, 30),
    }
    for part, (values, most, length) in lists.items():
        if (most and len(values) > most) or [v for v in values if len(v) > length]:
            misfits |= {part}
    if len("".join(ad["callouts"])) > 132:
        misfits |= {"callouts"}
    if re.search(r"[!?\[\]]", " ".join(ad["quick_links"])):
        misfits |= {"quick_links"}
    return misfits


def reported(answer, ad):
    """What the function names, as a set; a value that is not a collection of names gives an empty one."""
    got = listed(call(answer, ad))
    return {str(name) for name in got} if isinstance(got, list | tuple | set) else set()


def listed(got):
    """A Series comes as a dictionary with numbers for keys: its values are meant."""
    return list(got.values()) if isinstance(got, dict) and all(isinstance(key, int) for key in got) else got


def changed(lang, **parts):
    return {**GOOD[lang], **parts}


def differs(answer, ad, *parts):
    """Values for the feedback of the first part that is reported wrongly; None when all are right."""
    got, want = reported(answer, ad), expected(ad)
    for part in parts or PARTS:
        if (part in got) != (part in want):
            shown = ad[part] if isinstance(ad[part], str) else "; ".join(ad[part])
            return {"part": part, "value": shown}
    return None


def _plain(size):
    """Words without any sign, so many characters in all."""
    words = ("баня " * 20)[: size - 3].rstrip()
    return f"{words} {'ж' * (size - len(words) - 1)}"


@check
def shape(answer, lang):
    """Something other than a list of names comes back."""
    got = listed(call(answer, changed(lang, display_link="x" * 30)))
    if not isinstance(got, list | tuple | set) or not set(map(str, got)) <= set(PARTS):
        return fail(got=got, type=type(got).__name__)


@check
def spaces(answer, lang):
    """Spaces were left out of the count."""
    if wrong := differs(answer, changed(lang, **CASES[lang]["spaces"]), "title"):
        return fail(**wrong)


@check
def punctuation(answer, lang):
    """Punctuation was counted where it is free."""
    if wrong := differs(answer, changed(lang, **CASES[lang]["punctuation"]), "text"):
        return fail(**wrong)


@check
def title_punctuation(answer, lang):
    """Punctuation was left out where it counts."""
    if wrong := differs(answer, changed(lang, **CASES[lang]["title_punctuation"]), "title"):
        return fail(**wrong)


@check
def long_word(answer, lang):
    """The limit of a single word was forgotten."""
    if wrong := differs(answer, changed(lang, **CASES[lang]["long_word"]), "title"):
        return fail(**wrong)


@check
def word_of_text(answer, lang):
    """The text takes a longer word than the titles."""
    if wrong := differs(answer, changed(lang, **CASES[lang]["word_of_text"]), "text"):
        return fail(**wrong)


@check
def word_edges(answer, lang):
    """A word runs from space to space, and only the marks at its edges are left out of its length."""
    for part, (_most, _free, longest) in TEXTS.items():
        word, half = "ж" * longest, "ж" * (longest // 2)
        for value in (f"«{word}», ок", f"ок {word}!", f"ок {half},{half}", f"{half}.{half}.ж ок"):
            if wrong := differs(answer, changed(lang, **{part: value}), part):
                return fail(**wrong)


@check
def other_signs(answer, lang):
    """Only the marks of the task are counted apart: not hyphens, dashes and brackets, but French quotes too."""
    for part in ("title2", "text"):
        most = TEXTS[part][0]
        for value in (
            f"«{_plain(most)}»",
            f'"{_plain(most)}"',
            f"({_plain(most - 1)})",
            f"{_plain(most - 1)} –",
            f"{_plain(most - 1)}-ж",
        ):
            if wrong := differs(answer, changed(lang, **{part: value}), part):
                return fail(**wrong)


@check
def lists(answer, lang):
    """Callouts and quick links are limited too: their length, their number, their signs."""
    base = GOOD[lang]
    for parts in (
        {"callouts": [*base["callouts"], "x" * 26]},
        {"quick_links": [*base["quick_links"], "x" * 31]},
        {"quick_links": [f"{base['quick_links'][0]} {n}" for n in range(9)]},
        {"quick_links": [base["quick_links"][0] + "?"]},
    ):
        if wrong := differs(answer, changed(lang, **parts), *parts):
            return fail(**wrong)


@check
def callouts_together(answer, lang):
    """Each callout fits, all of them together do not."""
    if wrong := differs(
        answer, changed(lang, callouts=[f"{GOOD[lang]['callouts'][0]} {'x' * 8}"[:24]] * 6), "callouts"
    ):
        return fail(**wrong)


@check
def own_ads(answer, case):
    """The ads of the trainee's client."""
    for ad in case:
        if wrong := differs(answer, ad):
            return fail(**wrong)


@check(hidden=True)
def many_signs(answer, lang):
    """More punctuation than is free. Half of the points: every visible ad is judged rightly."""
    for parts in (
        {"title2": "Да" + "!" * 16},
        {"text": "Да" + "." * 16},
        {"title2": "Да" + "!" * 15},
        {"text": "Да" + "," * 15},
    ):
        if wrong := differs(answer, changed(lang, **parts), *parts):
            return fail(share=0.5, **wrong)


@check(hidden=True)
def borders(answer, lang):
    """Exactly at the limit, one past it, and parts that are empty. Half of the points: every visible ad is judged rightly."""
    for size in (0, 1):
        for part, (most, _free, _word) in TEXTS.items():
            words = ("баня " * 30)[: most - 4 + size].rstrip()
            exact = words + "я" * (most + size - len(words))
            if wrong := differs(answer, changed(lang, **{part: exact}), part):
                return fail(share=0.5, **wrong)
        for parts in (
            {"display_link": "x" * (20 + size)},
            {"callouts": ["x" * (25 + size)]},
            {"callouts": ["x" * 22] * 6 + ["x"] * size},
            {"quick_links": ["x" * 30] * (8 + size)},
            {"callouts": [], "quick_links": [], "title2": "", "display_link": ""},
        ):
            if wrong := differs(answer, changed(lang, **parts), *parts):
                return fail(share=0.5, **wrong)
