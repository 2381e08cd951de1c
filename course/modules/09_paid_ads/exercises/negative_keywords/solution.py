queries = load("search_queries")
generic = queries[queries["CampaignName"] == "bath_generic_search"]
words = generic.assign(word=generic["Query"].str.split()).explode("word")
sums = words.groupby("word")[["Clicks", "Cost", "Conversions"]].sum()
own = set(" ".join(generic["MatchedKeyword"].dropna().unique()).split())
# sums[(sums["Conversions"] == ...) & ~sums.index.isin(own)].sort_values("Cost")
# negative_keywords = {"...", "..."}
### BEGIN SOLUTION
without_leads = set(sums.index[sums["Conversions"] == 0]) - own
# Read through `without_leads` and keep what has nothing to do with building a bathhouse here (Russian and English data).
off_target = set(
    "своими руками самому пошагово скачать бесплатно чертежи вакансии вакансия строитель плотник плотником вахтой "
    "москва спб казань екатеринбург краснодар самара банярек сруболит веникон снять час аренда сутки печь веники двери "
    "diy yourself download drawings vacancies vacancy builder carpenter shift moscow petersburg kazan yekaterinburg "
    "krasnodar samara banyarek srubolit venikon rent rental hour day stove whisks doors".split()
)
negative_keywords = without_leads & off_target
### END SOLUTION
