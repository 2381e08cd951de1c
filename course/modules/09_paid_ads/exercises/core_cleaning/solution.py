core = load("wordstat")
core["key"] = core["phrase"].str.split().map(sorted).str.join(" ")
core["words"] = core["phrase"].str.split().str.len()
# core = core.drop_duplicates(...)
# core = core[(core["words"] > ...) & (core["words"] <= ...)]
# core_cleaning = set(core.loc[~core["phrase"].str.contains("...|...|..."), "phrase"])
### BEGIN SOLUTION
# What Parogor does not do, and company names: word stems, Russian and English.
skip = (
    r"рукам|самому|бесплат|скача|чертеж|ваканс|работа|требует|фильм|игра|песн|снится|анекдот|картинк|москв|волог|костром|иванов|твер|"
    r"владимир|снять|час|обществен|аренд|сутк|печь|веник|двер|шапк|камн|аромат|парогор|банярек|сруболит|веникон|"
    r"diy|yourself|free|download|drawing|vacanc|job|wanted|film|game|song|dream|joke|pictures|moscow|vologda|kostroma|ivanovo|tver|vladimir|"
    r"rent|hour|public|\bday|stove|whisk|door|\bhat|stones|aroma|parogor|banyarek|srubolit|venikon"
)
core = core.drop_duplicates("key")
core = core[(core["words"] > 1) & (core["words"] <= 7)]
core_cleaning = set(core.loc[~core["phrase"].str.contains(skip), "phrase"])
### END SOLUTION
