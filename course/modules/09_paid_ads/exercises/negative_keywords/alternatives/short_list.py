# One word for each theme is enough where it stands in all of the theme's queries.
negative_keywords = """
руками самому скачать бесплатно вакансии вакансия плотником вахтой
москва спб казань екатеринбург краснодар самара
банярек сруболит веникон
снять час сутки печь веники двери
diy yourself download drawings vacancies vacancy carpenter shift
moscow petersburg kazan yekaterinburg krasnodar samara
banyarek srubolit venikon
rent hour rental stove whisks doors
""".split()
