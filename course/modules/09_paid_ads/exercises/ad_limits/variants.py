"""Ads that the client's copywriter sent: some parts fit, some do not."""

PARTS = {
    "ru": {
        "title": [
            "Бани под ключ в Ярославле за 60 дней",
            "Тёплая баня из бруса. Печь уже в смете",
            "Баня для круглогодичного отдыха. Строим от 890 000 ₽",
            "Строим тёплые бани под ключ из бруса и бревна в Ярославле",
            "Баня под ключ: сруб, печь, кровля, отделка. От 890 000 ₽ в смете",
            "Бани: высококвалифицированные плотники",
        ],
        "title2": [
            "Проект и смета бесплатно",
            "Сруб, печь, кровля, отделка: всё",
            "Гарантия 5 лет по договору",
            "Посмотрите сорок готовых проектов",
        ],
        "text": [
            "Строим из бруса и бревна. Печь, кровля и сборка входят в цену. Гарантия 5 лет.",
            "Строим из бруса и бревна: сруб, печь, кровля, отделка. Смета до договора, гарантия!",
            "Строим бани из бруса и бревна под ключ в Ярославле и области с печью кровлей и отделкой",
            "Высококвалифицированные плотники соберут баню за 60 дней. Гарантия 5 лет.",
            "Баню соберут высококвалифицированными бригадами за 60 дней. Гарантия 5 лет.",
        ],
        "display_link": ["бани-под-ключ", "проекты-и-цены", "бани-под-ключ-ярославль", "баня-из-бруса-за-лето"],
        "callouts": [
            ["Гарантия 5 лет", "Своя бригада", "Смета до договора"],
            ["Бесплатный выезд замерщика", "Своя бригада"],
            ["Гарантия 5 лет", "Своя бригада", "Печь в подарок", "Работаем зимой"],
            [
                "Гарантия 5 лет на сруб", "Своя бригада плотников", "Смета до договора 1 день",
                "Печь и дымоход в цене", "Выезд по всей области", "Рассрочка без банка 6 мес",
            ],
        ],
        "quick_links": [
            ["Проекты и цены", "Как мы строим", "Отзывы заказчиков", "Рассчитать стоимость"],
            ["Проекты и цены", "Сколько стоит баня?", "Отзывы"],
            ["Проекты и цены", "Рассрочка на двенадцать месяцев", "Отзывы"],
            ["6 на 4", "6 на 6", "6 на 8", "8 на 8", "Брус", "Бревно", "Каркас", "Отзывы", "Контакты"],
        ],
    },
    "en": {
        "title": [
            "Turnkey bathhouses in Yaroslavl in 60 days",
            "A warm timber bathhouse. The stove is in the price",
            "A bathhouse for all seasons. Built from 890,000 RUB",
            "We build warm turnkey timber bathhouses in Yaroslavl region",
            "Turnkey bathhouse: logs, stove, roof, trim. From 890,000 roubles",
            "Built by YaroslavlTimberCarpenters",
        ],
        "title2": [
            "Plan and estimate for free",
            "Logs, stove, roof, trim: all done",
            "5-year warranty by contract",
            "Look at forty finished plans now",
        ],
        "text": [
            "Built of timber and logs. Stove, roof and assembly included. 5-year warranty.",
            "We build of timber and logs: frame, stove, roof, trim. Estimate first, warranty too!",
            "Bathhouses of timber and logs turnkey in Yaroslavl and its region with stove roof trim",
            "TurnkeyTimberBathhouses are built in 60 days. With a 5-year warranty.",
            "YaroslavlTimberCarpenters build it in 60 days. With a 5-year warranty.",
        ],
        "display_link": ["turnkey-bathhouses", "plans-and-prices", "turnkey-bathhouses-yar", "bathhouse-in-a-summer"],
        "callouts": [
            ["5-year warranty", "Our own crew", "Estimate before contract"],
            ["Free visit of the surveyor", "Our own crew"],
            ["5-year warranty", "Our own crew", "A stove as a gift", "We work in winter"],
            [
                "5-year timber warranty", "Our own carpenters' crew", "Estimate within one day",
                "Stove and chimney incl.", "Visits across the region", "Instalments, no bank",
            ],
        ],
        "quick_links": [
            ["Plans and prices", "How we build", "Clients' reviews", "Work out the price"],
            ["Plans and prices", "What does it cost?", "Reviews"],
            ["Plans and prices", "Instalments for twelve whole months", "Reviews"],
            ["6 by 4", "6 by 6", "6 by 8", "8 by 8", "Timber", "Logs", "Frame", "Reviews", "Contacts"],
        ],
    },
}  # fmt: skip


def generate(rng, lang):
    """Eight ads, each a dictionary of its parts."""
    parts = PARTS[lang]
    return [
        {part: values[int(rng.randint(0, len(values), dtype="int64"))] for part, values in parts.items()}
        for _number in range(8)
    ]
