"""Three letters of one agency to three clients, marked up sentence by sentence: one row for each mention."""

import pandas as pd

# Plural inanimate nouns: the nominative and the accusative are the same, so any of them fits any slot of a sentence.
COMMON = {
    "ru": ["бюджеты", "отчёты", "договоры", "цели в Метрике", "UTM-метки", "сроки", "медиапланы"],
    "en": ["budgets", "reports", "contracts", "Metrica goals", "UTM tags", "deadlines", "media plans"],
}
TOPICS = {
    "ru": [
        ["страницы каталога", "карточки товаров", "фильтры", "фотографии", "описания", "остатки", "акции", "баннеры", "отзывы",
         "калькуляторы", "способы доставки", "пункты выдачи", "уведомления", "подсказки поиска", "заголовки", "внутренние ссылки",
         "шаблоны писем", "сертификаты", "условия возврата", "видеообзоры", "наборы", "подборки", "ценники", "штрихкоды"],
        ["графики врачей", "анкеты врачей", "лицензии", "цены приёмов", "отзывы пациентов", "схемы проезда", "звонки", "записи разговоров",
         "напоминания", "статьи", "объявления", "минус-слова", "быстрые ссылки", "посадочные страницы", "формы записи", "виджеты",
         "карточки в картах", "счета", "акты", "доступы", "акции месяца", "памятки", "согласия", "адреса филиалов"],
        ["вебинары", "рассылки", "сегменты базы", "промокоды", "пробные уроки", "тарифы", "макеты", "ролики", "аудитории", "ставки",
         "лимиты", "тексты постов", "опросы", "сценарии звонков", "сделки", "этапы воронки", "дубли", "возвраты", "дипломы",
         "чаты групп", "домашние задания", "таблицы оценок", "письма выпускникам", "квизы"],
    ],
    "en": [
        ["catalogue pages", "product cards", "filters", "photos", "descriptions", "stock levels", "offers", "banners", "reviews",
         "calculators", "delivery methods", "pick-up points", "notifications", "search prompts", "headlines", "internal links",
         "email templates", "certificates", "return terms", "video reviews", "bundles", "selections", "price tags", "barcodes"],
        ["doctors' hours", "doctors' profiles", "licences", "visit prices", "patient reviews", "route maps", "calls", "call recordings",
         "reminders", "articles", "ads", "negative keywords", "quick links", "landing pages", "booking forms", "widgets",
         "map listings", "invoices", "acceptance acts", "access rights", "monthly offers", "leaflets", "consents", "branch addresses"],
        ["webinars", "newsletters", "list segments", "promo codes", "trial lessons", "price plans", "layouts", "videos", "audiences", "bids",
         "limits", "post texts", "surveys", "call scripts", "deals", "funnel stages", "duplicates", "refunds", "diplomas",
         "group chats", "homework tasks", "grade tables", "alumni letters", "quizzes"],
    ],
}  # fmt: skip
PAIRS = {
    "ru": ["На звонке разберём {a}, а потом обсудим {b}.", "Вчера проверили {a}, сегодня проверяем {b}.",
           "Просим посмотреть {a}, а заодно перечитать {b}.", "В плане на неделю {a}, в плане на месяц {b}.",
           "Сначала обсудим {a}, следом возьмём {b}.", "Коллеги проверили {a}, осталось проверить {b}."],
    "en": ["On the call we will go over {a} and then discuss {b}.", "Yesterday we checked {a}; today we are checking {b}.",
           "Please look at {a} and take another look at {b}.", "This week's plan holds {a}; this month's plan holds {b}.",
           "First we will discuss {a}, next we will take up {b}.", "Colleagues have checked {a}; still to be checked: {b}."],
}  # fmt: skip
COMPARE = {
    "ru": "Сверим {x} и {y} между собой, добавим {new} и ещё раз пройдём {x} и {y}.",
    "en": "We will compare {x} with {y}, add {new} and go over {x} and {y} once more.",
}
AND = {"ru": " и ", "en": " and "}


def generate(rng, lang):
    """Columns: letter (A, B, C), sentence (A1, A2, ... in reading order), text, thought: an entity or an interaction “x + y”.

    An interaction has a row only where both entities were familiar before the sentence and met for the first time.
    """
    topics = [TOPICS[lang][i] for i in rng.permutation(len(TOPICS[lang]))]
    common = [COMMON[lang][i] for i in rng.permutation(len(COMMON[lang]))]
    rows, heavy = [], int(rng.randint(3))
    # The letters in which an interaction makes the fifth thought: without it their sentence would pass for a light one.
    tipped = {int(rng.randint(3)), 1}
    for number, letter in enumerate("ABC"):
        fresh = [topics[number][i] for i in rng.permutation(len(topics[number]))]
        shared = list(common[2:]) if number else []
        # (new, of them met in another letter, familiar, with an interaction)
        middle = [
            (4, 0, 2, False),
            (4 if number in tipped else 1, 0, 2, True),
            (5, 2 if number else 0, int(rng.randint(0, 2)), False),
        ]
        middle.append(
            [(6, 0, 1, False), (7, 0, 0, False), (2, 0, 1, False), (4, 0, 2, False)][
                int(rng.randint(2 if number == heavy else 4))
            ]
        )
        plan = [(3, 0, 0, False), *(middle[i] for i in rng.permutation(len(middle))), (0, 0, 5, False)]
        known = []
        for place, (new, borrowed, old, interaction) in enumerate(plan, 1):
            start = common[2:5] if not number and place == 1 else None
            added = start or [fresh.pop() for _ in range(new - borrowed)] + [
                shared.pop(int(rng.randint(0, 3 - i))) for i in range(borrowed)
            ]
            recalled = [known[i] for i in rng.permutation(len(known))[:old]]
            text, thoughts = _sentence(rng, lang, added, recalled, interaction)
            rows += [{"letter": letter, "sentence": f"{letter}{place}", "text": text, "thought": t} for t in thoughts]
            known += added
    return pd.DataFrame(rows)


def _sentence(rng, lang, added, recalled, interaction):
    """The words of a sentence and its thoughts, one for each mention."""
    if interaction:
        x, y = recalled
        text = COMPARE[lang].format(x=x, y=y, new=_listed(added, lang))
        return text, [x, y, f"{x} + {y}", *added, x, y]
    mixed = [*added, *recalled]
    mixed = [mixed[i] for i in rng.permutation(len(mixed))]
    half = (len(mixed) + 1) // 2
    template = PAIRS[lang][int(rng.randint(len(PAIRS[lang])))]
    return template.format(a=_listed(mixed[:half], lang), b=_listed(mixed[half:], lang)), mixed


def _listed(words, lang):
    return AND[lang].join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
