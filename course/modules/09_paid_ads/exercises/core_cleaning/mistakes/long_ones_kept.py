# caught by: too_long
core = load("wordstat")
# What Parogor does not do, and company names: word stems, Russian and English.
skip = (
    r"рукам|самому|бесплат|скача|чертеж|ваканс|работа|требует|фильм|игра|песн|снится|анекдот|картинк|москв|волог|костром|иванов|твер|"
    r"владимир|снять|час|обществен|аренд|сутк|печь|веник|двер|шапк|камн|аромат|парогор|банярек|сруболит|веникон|"
    r"diy|yourself|free|download|drawing|vacanc|job|wanted|film|game|song|dream|joke|pictures|moscow|vologda|kostroma|ivanovo|tver|vladimir|"
    r"rent|hour|public|\bday|stove|whisk|door|\bhat|stones|aroma|parogor|banyarek|srubolit|venikon"
)
core["key"] = core["phrase"].str.split().map(sorted).str.join(" ")
core = core.drop_duplicates("key")
length = core["phrase"].str.split().str.len()
core = core[(length > 1)]
core_cleaning = set(core.loc[~core["phrase"].str.contains(skip), "phrase"])
