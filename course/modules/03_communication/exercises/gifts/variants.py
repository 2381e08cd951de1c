"""The log of one negotiation: who moved, what it was, to which exchange the move belongs."""

import pandas as pd

# What the client asks for and what the agency then gives.
TOPICS = {
    "ru": [
        ("Просят скидку: бюджет урезали", "Снизили абонентскую плату на 10 %"),
        ("Просят переделать посадочную страницу", "Взяли правки страницы на себя"),
        ("Хотят платить через месяц после отчёта", "Дали отсрочку платежа на 30 дней"),
        ("Просят второй вариант баннеров", "Сделали второй комплект баннеров"),
        ("Хотят отчёт каждую неделю", "Перешли на недельные отчёты"),
        ("Просят быть на связи в выходные", "Поставили дежурного на выходные"),
        ("Просят научить менеджеров звонить по заявкам", "Провели занятие для отдела продаж"),
        ("Просят сквозную аналитику", "Настроили сквозную аналитику без доплаты"),
        ("Хотят запуск на неделю раньше", "Сдвинули запуск на неделю раньше"),
        ("Просят добавить второй город", "Добавили в план второй город"),
        ("Просят вести и карточки в картах", "Взяли карточки в картах в ту же плату"),
    ],
    "en": [
        ("They ask for a discount: the budget was cut", "We lowered the monthly fee by 10 %"),
        ("They ask to redo the landing page", "We took the page edits on ourselves"),
        ("They want to pay a month after the report", "We gave 30 days to pay"),
        ("They ask for a second set of banners", "We made a second set of banners"),
        ("They want a report every week", "We moved to weekly reports"),
        ("They ask us to be reachable at weekends", "We put a person on duty at weekends"),
        ("They ask to teach their managers to call leads", "We held a class for the sales team"),
        ("They ask for end-to-end analytics", "We set up end-to-end analytics at no charge"),
        ("They want the launch a week earlier", "We moved the launch a week earlier"),
        ("They ask to add a second city", "We added a second city to the plan"),
        ("They ask us to run the map listings too", "We took the map listings into the same fee"),
    ],
}
RETURNS = {
    "ru": ["Продлили договор на год", "Оплатили квартал вперёд", "Разрешили кейс с цифрами", "Открыли доступ к CRM",
           "Согласуют макеты за день, а не за неделю", "Назначили одного ответственного за правки", "Сняли пункт о штрафе",
           "Передали нам второй филиал"],
    "en": ["They extended the contract for a year", "They paid a quarter in advance", "They allowed a case study with figures",
           "They opened access to the CRM", "They approve layouts in a day, not in a week", "They named one person in charge of edits",
           "They dropped the penalty clause", "They handed us a second branch"],
}  # fmt: skip
OFFERS = {
    "ru": ["Если дадите рекомендацию на сайте, снизим плату ещё на 5 %", "Если возьмёте рассылку, сделаем первую бесплатно",
           "Если подпишете на два года, зафиксируем цену"],
    "en": ["If you recommend us on your site, we lower the fee by another 5 %", "If you take the newsletter, we make the first one free",
           "If you sign for two years, we freeze the price"],
}  # fmt: skip
REFUSALS = {
    "ru": ["Отказались: условие не подошло", "«Нет, так не пойдёт»"],
    "en": ["They declined: the condition did not suit", "“No, that won't do”"],
}
PROMISES = {
    "ru": ["«Сделаете — потом сочтёмся»", "«Будем вас всем хвалить»", "«На будущий год бюджет точно вырастет»"],
    "en": [
        "“Do it and we'll settle up some day”",
        "“We'll praise you to everybody”",
        "“Next year the budget will surely grow”",
    ],
}
NOTES = {
    "ru": ["Прислали протокол встречи", "Показали расчёт", "Уточнили список работ"],
    "en": ["We sent the minutes", "We showed the calculation", "We clarified the list of work"],
}


def generate(rng, lang):
    """Columns: move (1, 2, ...), side (agency, client), kind (concession, offer, refusal, demand, promise, note), deal, text.

    The moves of one exchange carry one `deal`; they need not stand side by side.
    """
    draw = {
        name: [pool[lang][i] for i in rng.permutation(len(pool[lang]))]
        for name, pool in {
            "topic": TOPICS,
            "return": RETURNS,
            "offer": OFFERS,
            "refusal": REFUSALS,
            "promise": PROMISES,
            "note": NOTES,
        }.items()
    }
    topic, back = draw["topic"].pop, draw["return"].pop
    (_ask, first), (ask, given), (_other, for_words), (_third, unasked), (second_ask, second), (_fourth, third) = (
        topic() for _ in range(6)
    )
    opening = [("agency", "concession", "first", first), ("agency", "note", "first", draw["note"].pop())]
    pressed = [
        ("client", "demand", "pressed", ask),
        ("agency", "concession", "pressed", given),
        ("client", "concession", "first", back()),
    ]
    episodes = [
        [("agency", "offer", "declined", draw["offer"].pop()), ("client", "refusal", "declined", draw["refusal"].pop())],
        [("client", "promise", "words", draw["promise"].pop()), ("agency", "concession", "words", for_words)],
        [("agency", "concession", "unasked", unasked)],
        [("client", "concession", "theirs", back())],
        [("client", "demand", "second", second_ask), ("agency", "note", "second", draw["note"].pop()),
         ("agency", "concession", "second", second), ("client", "concession", "second", back())],
        [("client", "concession", "third", back()), ("agency", "concession", "third", third)],
    ]  # fmt: skip
    if rng.randint(2):
        more, also = topic()
        episodes.append([("client", "demand", "again", more), ("agency", "concession", "again", also)])
    shuffled = [episodes[i] for i in rng.permutation(len(episodes))]
    shuffled.insert(int(rng.randint(2)), pressed)  # early: else pairing in turn could look like another mistake
    moves = [*opening, *(move for episode in shuffled for move in episode)]
    deals = {}
    for _side, _kind, deal, _text in moves:
        deals.setdefault(deal, len(deals) + 1)
    return pd.DataFrame(
        [{"move": n, "side": s, "kind": k, "deal": deals[d], "text": t} for n, (s, k, d, t) in enumerate(moves, 1)]
    )
