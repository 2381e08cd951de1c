"""What a keyword research service shows of three competitors, and the client's own keywords. All companies are invented."""

BASE = {
    "ru": [
        "баня под ключ", "баня из бруса", "баня из бревна", "каркасная баня", "баня с террасой", "баня с бассейном", "баня с мансардой",
        "баня бочка", "мобильная баня", "баня по черному", "дом баня", "баня с гаражом", "баня из кедра", "баня зимняя",
        "построить баню цена", "проекты бань", "баня в рассрочку", "сруб бани", "баня 6 на 6", "баня 4 на 6", "отделка бани",
        "печь для бани", "баня с верандой", "двухэтажная баня", "финская сауна под ключ", "гостевой дом с баней",
    ],
    "en": [
        "turnkey bathhouse", "timber bathhouse", "log bathhouse", "frame bathhouse", "bathhouse with terrace", "bathhouse with pool",
        "bathhouse with attic", "barrel bathhouse", "mobile bathhouse", "house with bathhouse", "bathhouse with garage", "cedar bathhouse",
        "winter bathhouse", "build bathhouse price", "bathhouse plans", "bathhouse in instalments", "log frame bathhouse",
        "bathhouse 6 by 6", "bathhouse 4 by 6", "bathhouse trim", "bathhouse stove", "bathhouse with veranda", "two storey bathhouse",
        "finnish sauna turnkey", "guest house with sauna", "bathhouse by contract",
    ],
}  # fmt: skip
BRANDS = {
    "ru": {"own": ["парогор", "parogor"], "others": {"Банярек": ["банярек", "banyarek"], "Сруболит": ["сруболит", "srubolit"], "Веникон": ["веникон", "venikon"]}},
    "en": {"own": ["parogor", "парогор"], "others": {"Banyarek": ["banyarek", "банярек"], "Srubolit": ["srubolit", "сруболит"], "Venikon": ["venikon", "веникон"]}},
}  # fmt: skip
TAILS = {"ru": ["отзывы", "цены", "бани", "сайт"], "en": ["reviews", "prices", "bathhouses", "site"]}


def generate(rng, lang):
    """`ours` and `competitors` (company -> phrases) as exported, untidy; `brands`: every spelling of every company's name."""

    def pick(n):
        return int(rng.randint(0, n, dtype="int64"))

    def untidy(phrase):
        words = phrase.split()
        if pick(2):
            words = [words[int(i)] for i in rng.permutation(len(words))]
        phrase = ("  " if pick(4) == 0 else " ").join(words)
        return [phrase, phrase.capitalize(), phrase.upper()][pick(3)]

    base = [BASE[lang][int(i)] for i in rng.permutation(len(BASE[lang]))]
    ours, missing = base[:14], base[14:]
    own, others = BRANDS[lang]["own"], BRANDS[lang]["others"]
    tails = TAILS[lang]
    competitors = {}
    for company, names in others.items():
        shared = [ours[int(i)] for i in rng.choice(range(3, 14), size=8, replace=False)]
        new = [missing[int(i)] for i in rng.choice(len(missing), size=7, replace=False)]
        branded = [f"{name} {tails[pick(4)]}" for name in names] + [names[0]]
        theirs = [*shared, *new, *branded]
        competitors[company] = [untidy(theirs[int(i)]) for i in rng.permutation(len(theirs))]
    stolen = f"{own[pick(2)]} {tails[pick(4)]}"
    first = next(iter(others))
    competitors[first].insert(3, untidy(stolen))
    # Whatever the dice say, some shared phrases differ from ours in nothing, one in its case and one in the order of its words.
    two_words = next(p for p in ours[3:] if len(p.split()) > 1)
    competitors[first] += [ours[1], ours[2], ours[0].upper(), " ".join(reversed(two_words.split()))]
    return {
        "ours": [p.capitalize() if i % 3 else p for i, p in enumerate(ours)],
        "competitors": competitors,
        "brands": sorted([*own, *(name for names in others.values() for name in names)]),
    }
