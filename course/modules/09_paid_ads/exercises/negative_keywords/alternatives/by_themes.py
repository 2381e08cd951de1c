import re

queries = load("search_queries")
generic = queries[queries["CampaignName"] == "bath_generic_search"]
vocabulary = sorted({word for query in generic["Query"] for word in query.split()})
themes = [
    "руками|своими|самому|пошагов|^diy$|yourself",
    "скача|бесплатно$|чертеж|download|drawing",
    "ваканси|плотник|вахт|строитель$|vacanc|carpenter|shift",
    "москв|спб|казан|екатер|краснод|самар|moscow|petersb|kazan|yekat|krasn|samara",
    "банярек|сруболит|веникон|banyarek|srubolit|venikon",
    "снять|аренд|^час$|сутк|^rent|hour|^day$",
    "печь|веник|двер|stove|whisk|door",
]
negative_keywords = [word for word in vocabulary if any(re.search(theme, word) for theme in themes)]
