"""One of four letters with an editor's markup, for one of two readers, sometimes one sentence shorter."""

# letter -> readers (what each knows before reading) and sentences: id, text, entities, interactions of entities.
# Sentences marked "+" may be left out. The last two keep wrong methods apart by more than the tolerance: one ties three new
# entities to a familiar one, the other repeats entities and interactions that only the letter itself has introduced.
LETTERS = {
    "ru": [
        {
            "readers": {
                "директор по маркетингу": ["реклама", "сайт", "отдел продаж", "заявки", "форма"],
                "собственник": ["сайт", "отдел продаж", "заявки"],
            },
            "sentences": [
                ("why", "Вы спрашивали, почему реклама приводит людей на сайт, а отдел продаж не видит заявок.",
                 ["реклама", "сайт", "отдел продаж", "заявки"], ["реклама + сайт", "отдел продаж + заявки"]),
                ("cause", "Форма на сайте шлёт письмо в ящик сотрудника, который уволился весной.",
                 ["форма", "сайт", "письмо", "ящик", "сотрудник"], ["форма + письмо", "письмо + ящик", "ящик + сотрудник"]),
                ("ads+", "Реклама при этом работает ровно: клики и расход не изменились.",
                 ["реклама", "клики", "расход"], ["реклама + клики", "реклама + расход"]),
                ("form+", "Сама форма исправна.", ["форма"], []),
                ("done", "Мы завели общий ящик отдела, подключили CRM, поставили цель в Метрике, включили оповещение на телефон "
                 "дежурного и сделали запасную кнопку чата.",
                 ["общий ящик", "CRM", "цель", "Метрика", "оповещение", "телефон дежурного", "кнопка чата"], ["цель + Метрика"]),
                ("now", "Теперь форма пишет в CRM, CRM ставит отделу продаж задачу, а цель в Метрике считает заявки и сверяет их с рекламой.",
                 ["форма", "CRM", "отдел продаж", "задача", "цель", "Метрика", "заявки", "реклама"],
                 ["форма + CRM", "CRM + отдел продаж", "цель + заявки", "заявки + реклама"]),
                ("learn", "Отделу продаж мы дадим памятку, образец ответа и час обучения.",
                 ["отдел продаж", "памятка", "образец ответа", "час обучения"],
                 ["отдел продаж + памятка", "отдел продаж + образец ответа", "отдел продаж + час обучения"]),
                ("week", "Через неделю проверим, пишет ли форма в CRM и считает ли цель заявки, а заодно заглянем в общий ящик и нажмём кнопку чата.",
                 ["форма", "CRM", "цель", "заявки", "общий ящик", "кнопка чата"], ["форма + CRM", "цель + заявки"]),
            ],
        },
        {
            "readers": {
                "директор по маркетингу": ["сайт", "новый домен", "поиск", "трафик", "разработчик"],
                "собственник": ["сайт", "поиск", "трафик"],
            },
            "sentences": [
                ("why", "Сайт переезжает на новый домен, и трафик из поиска на время просядет.",
                 ["сайт", "новый домен", "трафик", "поиск"], ["сайт + новый домен", "трафик + поиск"]),
                ("plan", "Чтобы просадка вышла короткой, разработчик в ночное окно выложит на хостинг карту перенаправлений и файл "
                 "robots.txt, а мы подтвердим права в Вебмастере.",
                 ["разработчик", "ночное окно", "хостинг", "карта перенаправлений", "robots.txt", "Вебмастер"],
                 ["разработчик + ночное окно", "хостинг + карта перенаправлений", "хостинг + robots.txt"]),
                ("watch+", "Вебмастер покажет ошибки и скорость обхода.",
                 ["Вебмастер", "ошибки", "скорость обхода"], ["Вебмастер + ошибки", "Вебмастер + скорость обхода"]),
                ("open", "Сайт в это время открыт.", ["сайт"], []),
                ("ads+", "Рекламу на сутки остановим, чтобы не платить за переходы на пустые страницы.",
                 ["реклама", "переходы", "пустые страницы"], ["переходы + пустые страницы"]),
                ("after", "После переезда поиск сверит карту перенаправлений с новым доменом, Вебмастер пришлёт разработчику отчёт, "
                 "а трафик вернётся на сайт.",
                 ["поиск", "карта перенаправлений", "новый домен", "Вебмастер", "разработчик", "отчёт", "трафик", "сайт"],
                 ["поиск + карта перенаправлений", "карта перенаправлений + новый домен", "Вебмастер + разработчик", "трафик + сайт"]),
                ("team", "Разработчику мы пришлём список адресов, образец правила и номер дежурного.",
                 ["разработчик", "список адресов", "образец правила", "номер дежурного"],
                 ["разработчик + список адресов", "разработчик + образец правила", "разработчик + номер дежурного"]),
                ("week", "Через неделю проверим, на месте ли на хостинге карта перенаправлений и robots.txt, и по отчёту Вебмастера увидим, "
                 "вернулся ли трафик на сайт.",
                 ["хостинг", "карта перенаправлений", "robots.txt", "отчёт", "Вебмастер", "трафик", "сайт"],
                 ["хостинг + карта перенаправлений", "хостинг + robots.txt", "трафик + сайт"]),
            ],
        },
        {
            "readers": {
                "директор по маркетингу": ["сезон", "бюджет", "заявки", "конкуренты", "аукцион"],
                "собственник": ["сезон", "бюджет", "заявки"],
            },
            "sentences": [
                ("why", "Начался сезон, и прежний бюджет приносит меньше заявок.",
                 ["сезон", "бюджет", "заявки"], ["бюджет + заявки"]),
                ("cause", "Конкуренты подняли ставки, аукцион подорожал, и наши объявления съехали на нижние места.",
                 ["конкуренты", "ставки", "аукцион", "объявления", "нижние места"],
                 ["конкуренты + ставки", "ставки + аукцион", "объявления + нижние места"]),
                ("cities+", "В Казани цена заявки прежняя, в Самаре она выросла на треть.",
                 ["Казань", "цена заявки", "Самара"], ["Казань + цена заявки", "Самара + цена заявки"]),
                ("money+", "Бюджет мы пока не трогали.", ["бюджет"], []),
                ("done", "За неделю мы отключили площадки без заявок, собрали минус-слова, сузили расписание показов, переписали "
                 "заголовки и вынесли бренд в отдельную кампанию.",
                 ["площадки", "заявки", "минус-слова", "расписание показов", "заголовки", "бренд", "отдельная кампания"],
                 ["площадки + заявки", "бренд + отдельная кампания"]),
                ("offer", "Предлагаем поднять ставки там, где конкуренты отбирают у нас заявки, а бюджет снять с объявлений на нижних местах.",
                 ["ставки", "конкуренты", "заявки", "бюджет", "объявления", "нижние места"],
                 ["ставки + заявки", "конкуренты + заявки", "бюджет + объявления"]),
                ("reports", "О заявках вы будете получать сводку, график и короткий вывод.",
                 ["заявки", "сводка", "график", "вывод"], ["заявки + сводка", "заявки + график", "заявки + вывод"]),
                ("week", "Через неделю сверим, приносят ли новые ставки заявки и не забирают ли заявки конкуренты, а минус-слова, расписание показов "
                 "и заголовки перечитаем ещё раз.",
                 ["ставки", "заявки", "конкуренты", "минус-слова", "расписание показов", "заголовки"],
                 ["ставки + заявки", "конкуренты + заявки"]),
            ],
        },
        {
            "readers": {
                "директор по маркетингу": ["реклама", "товары", "магазин", "цены", "фид"],
                "собственник": ["товары", "магазин", "цены"],
            },
            "sentences": [
                ("why", "Реклама показывает товары магазина по старым ценам.",
                 ["реклама", "товары", "магазин", "цены"], ["реклама + товары", "товары + цены"]),
                ("cause", "Склад ночью передаёт остатки в учётную систему, а она раз в сутки собирает фид.",
                 ["склад", "остатки", "учётная система", "фид"],
                 ["склад + остатки", "остатки + учётная система", "учётная система + фид"]),
                ("feed+", "Ошибок в фиде нет.", ["фид"], []),
                ("check+", "Площадка читает фид дважды в день и сверяет его с карточками на сайте.",
                 ["площадка", "фид", "карточки", "сайт"], ["площадка + фид", "фид + карточки", "карточки + сайт"]),
                ("ask", "Просим назначить ответственного, открыть доступ к серверу, перейти на выгрузку раз в час, добавить поле со старой "
                 "ценой и прислать пример заказа.",
                 ["ответственный", "сервер", "выгрузка раз в час", "поле старой цены", "пример заказа"], []),
                ("after", "Тогда учётная система успеет обновить цены, фид возьмёт свежие остатки, а реклама покажет то, что лежит на складе.",
                 ["учётная система", "цены", "фид", "остатки", "реклама", "склад"],
                 ["учётная система + цены", "фид + остатки", "реклама + склад"]),
                ("help", "Складу мы подготовим инструкцию, шаблон файла и ответы на частые вопросы.",
                 ["склад", "инструкция", "шаблон файла", "ответы на вопросы"],
                 ["склад + инструкция", "склад + шаблон файла", "склад + ответы на вопросы"]),
                ("week", "Через неделю проверим, успевает ли учётная система обновить цены и берёт ли фид остатки, а ответственного, сервер и пример "
                 "заказа вычеркнем из списка.",
                 ["учётная система", "цены", "фид", "остатки", "ответственный", "сервер", "пример заказа"],
                 ["учётная система + цены", "фид + остатки"]),
            ],
        },
    ],
    "en": [
        {
            "readers": {
                "marketing director": ["advertising", "site", "sales team", "leads", "form"],
                "owner": ["site", "sales team", "leads"],
            },
            "sentences": [
                ("why", "You asked why advertising brings people to the site while the sales team sees no leads.",
                 ["advertising", "site", "sales team", "leads"], ["advertising + site", "sales team + leads"]),
                ("cause", "The form on the site sends an email to the inbox of an employee who left in spring.",
                 ["form", "site", "email", "inbox", "employee"], ["form + email", "email + inbox", "inbox + employee"]),
                ("ads+", "Advertising itself runs steadily: clicks and spend have not changed.",
                 ["advertising", "clicks", "spend"], ["advertising + clicks", "advertising + spend"]),
                ("form+", "The form itself works.", ["form"], []),
                ("done", "We set up a shared inbox, connected the CRM, added a goal in Metrica, switched on an alert to the duty phone "
                 "and built a spare chat button.",
                 ["shared inbox", "CRM", "goal", "Metrica", "alert", "duty phone", "chat button"], ["goal + Metrica"]),
                ("now", "Now the form writes to the CRM, the CRM sets the sales team a task, and the goal in Metrica counts leads and matches "
                 "them with advertising.",
                 ["form", "CRM", "sales team", "task", "goal", "Metrica", "leads", "advertising"],
                 ["form + CRM", "CRM + sales team", "goal + leads", "leads + advertising"]),
                ("learn", "We will give the sales team a crib sheet, a sample reply and an hour of training.",
                 ["sales team", "crib sheet", "sample reply", "hour of training"],
                 ["sales team + crib sheet", "sales team + sample reply", "sales team + hour of training"]),
                ("week", "In a week we will check whether the form writes to the CRM and the goal counts leads, look into the shared inbox and press "
                 "the chat button.",
                 ["form", "CRM", "goal", "leads", "shared inbox", "chat button"], ["form + CRM", "goal + leads"]),
            ],
        },
        {
            "readers": {
                "marketing director": ["site", "new domain", "search", "traffic", "developer"],
                "owner": ["site", "search", "traffic"],
            },
            "sentences": [
                ("why", "The site is moving to a new domain, and traffic from search will dip for a while.",
                 ["site", "new domain", "traffic", "search"], ["site + new domain", "traffic + search"]),
                ("plan", "To keep the dip short, the developer will use a night slot to put the redirect map and a robots.txt file on the "
                 "hosting, and we will confirm the rights in Webmaster.",
                 ["developer", "night slot", "hosting", "redirect map", "robots.txt", "Webmaster"],
                 ["developer + night slot", "hosting + redirect map", "hosting + robots.txt"]),
                ("watch+", "Webmaster will show errors and crawl speed.",
                 ["Webmaster", "errors", "crawl speed"], ["Webmaster + errors", "Webmaster + crawl speed"]),
                ("open", "The site stays open all the while.", ["site"], []),
                ("ads+", "We will stop advertising for a day so as not to pay for visits to empty pages.",
                 ["advertising", "visits", "empty pages"], ["visits + empty pages"]),
                ("after", "After the move search will compare the redirect map with the new domain, Webmaster will send the developer a report, "
                 "and traffic will return to the site.",
                 ["search", "redirect map", "new domain", "Webmaster", "developer", "report", "traffic", "site"],
                 ["search + redirect map", "redirect map + new domain", "Webmaster + developer", "traffic + site"]),
                ("team", "We will send the developer a list of addresses, a sample rule and the number of the person on duty.",
                 ["developer", "list of addresses", "sample rule", "duty number"],
                 ["developer + list of addresses", "developer + sample rule", "developer + duty number"]),
                ("week", "In a week we will check that the redirect map and robots.txt are still on the hosting, and see from Webmaster's report "
                 "whether traffic has returned to the site.",
                 ["hosting", "redirect map", "robots.txt", "report", "Webmaster", "traffic", "site"],
                 ["hosting + redirect map", "hosting + robots.txt", "traffic + site"]),
            ],
        },
        {
            "readers": {
                "marketing director": ["season", "budget", "leads", "competitors", "auction"],
                "owner": ["season", "budget", "leads"],
            },
            "sentences": [
                ("why", "The season has begun, and the same budget brings fewer leads.",
                 ["season", "budget", "leads"], ["budget + leads"]),
                ("cause", "Competitors raised their bids, the auction grew dearer, and our ads slid to the lower positions.",
                 ["competitors", "bids", "auction", "ads", "lower positions"],
                 ["competitors + bids", "bids + auction", "ads + lower positions"]),
                ("cities+", "In Kazan the price of a lead is the same; in Samara it rose by a third.",
                 ["Kazan", "price of a lead", "Samara"], ["Kazan + price of a lead", "Samara + price of a lead"]),
                ("money+", "We have not touched the budget yet.", ["budget"], []),
                ("done", "In a week we switched off placements without leads, collected negative keywords, narrowed the schedule, rewrote the "
                 "headlines and moved the brand into a campaign of its own.",
                 ["placements", "leads", "negative keywords", "schedule", "headlines", "brand", "own campaign"],
                 ["placements + leads", "brand + own campaign"]),
                ("offer", "We suggest raising bids where competitors take leads from us, and taking the budget from ads in the lower positions.",
                 ["bids", "competitors", "leads", "budget", "ads", "lower positions"],
                 ["bids + leads", "competitors + leads", "budget + ads"]),
                ("reports", "About leads you will get a summary, a chart and a short conclusion.",
                 ["leads", "summary", "chart", "conclusion"], ["leads + summary", "leads + chart", "leads + conclusion"]),
                ("week", "In a week we will see whether the new bids bring leads and competitors no longer take them, and read the negative keywords, "
                 "the schedule and the headlines once more.",
                 ["bids", "leads", "competitors", "negative keywords", "schedule", "headlines"],
                 ["bids + leads", "competitors + leads"]),
            ],
        },
        {
            "readers": {
                "marketing director": ["advertising", "products", "shop", "prices", "feed"],
                "owner": ["products", "shop", "prices"],
            },
            "sentences": [
                ("why", "Advertising shows the shop's products at old prices.",
                 ["advertising", "products", "shop", "prices"], ["advertising + products", "products + prices"]),
                ("cause", "At night the warehouse passes its stock to the accounting system, which builds the feed once a day.",
                 ["warehouse", "stock", "accounting system", "feed"],
                 ["warehouse + stock", "stock + accounting system", "accounting system + feed"]),
                ("feed+", "There are no errors in the feed.", ["feed"], []),
                ("check+", "The platform reads the feed twice a day and compares it with the product pages on the site.",
                 ["platform", "feed", "product pages", "site"], ["platform + feed", "feed + product pages", "product pages + site"]),
                ("ask", "Please name a person in charge, open access to the server, move to an hourly export, add an old-price field "
                 "and send a sample order.",
                 ["person in charge", "server", "hourly export", "old-price field", "sample order"], []),
                ("after", "Then the accounting system will update prices in time, the feed will take fresh stock, and advertising will show "
                 "what lies in the warehouse.",
                 ["accounting system", "prices", "feed", "stock", "advertising", "warehouse"],
                 ["accounting system + prices", "feed + stock", "advertising + warehouse"]),
                ("help", "For the warehouse we will prepare instructions, a file template and answers to common questions.",
                 ["warehouse", "instructions", "file template", "answers"],
                 ["warehouse + instructions", "warehouse + file template", "warehouse + answers"]),
                ("week", "In a week we will check whether the accounting system updates prices in time and the feed takes the stock, and cross the "
                 "person in charge, the server and the sample order off the list.",
                 ["accounting system", "prices", "feed", "stock", "person in charge", "server", "sample order"],
                 ["accounting system + prices", "feed + stock"]),
            ],
        },
    ],
}  # fmt: skip


def generate(rng, lang):
    """{"reader": who, "reader_knows": [...], "sentences": [{"id", "text", "entities", "links"}, ...] in reading order}."""
    letter = LETTERS[lang][int(rng.randint(len(LETTERS[lang])))]
    readers = list(letter["readers"])
    reader = readers[int(rng.randint(len(readers)))]
    optional = [row[0] for row in letter["sentences"] if row[0].endswith("+")]
    dropped = [None, *optional][int(rng.randint(len(optional) + 1))]
    sentences = [
        {"id": name.rstrip("+"), "text": text, "entities": list(entities), "links": list(links)}
        for name, text, entities, links in letter["sentences"]
        if name != dropped
    ]
    return {"reader": reader, "reader_knows": list(letter["readers"][reader]), "sentences": sentences}
