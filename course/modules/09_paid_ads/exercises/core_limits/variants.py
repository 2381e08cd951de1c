"""One ad group of the client's core, as the previous contractor left it, and Direct's stop words."""

WORDS = {
    "ru": {
        "stop": ["в", "во", "для", "до", "за", "и", "из", "к", "на", "о", "от", "по", "при", "с", "у"],
        "what": ["баня", "баня под ключ", "деревянная баня", "зимняя баня", "дачная баня", "построить баню", "заказать баню"],
        "of": ["", "из бруса", "из бревна", "из кедра", "из лиственницы", "с террасой", "с бассейном", "с мансардой"],
        "tail": ["", "недорого", "цена", "в ярославле", "с печью", "на даче", "за лето", "проект", "от производителя"],
        "fits": [
            "баня из бруса с террасой и печью на даче за лето в ярославле",
            "построить баню с бассейном для семьи на участке у реки",
        ],
        "wordy": [
            "построить зимнюю баню из бруса под ключ с террасой и бассейном недорого в ярославле",
            "сколько стоит построить деревянную баню под ключ с печью и отделкой на даче",
            "заказать проект бани из бревна с мансардой и верандой под ключ с доставкой и сборкой",
        ],
        "minus": "бесплатно вакансии своими руками аренда сауна фото",
        "code": "проект",
    },
    "en": {
        "stop": ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"],
        "what": ["bathhouse", "turnkey bathhouse", "timber bathhouse", "winter bathhouse", "garden bathhouse", "build bathhouse"],
        "of": ["", "of logs", "of cedar", "of larch", "with terrace", "with pool", "with attic", "from builder"],
        "tail": ["", "cheap", "price", "in yaroslavl", "with stove", "at the cottage", "in a summer", "plan", "by contract"],
        "fits": [
            "bathhouse of timber with a terrace and stove at the cottage in a summer in yaroslavl",
            "build a bathhouse with a pool for the family on a plot by the river",
        ],
        "wordy": [
            "build a winter timber bathhouse turnkey with terrace and pool cheap price in yaroslavl",
            "how much does it cost to build a turnkey timber bathhouse with stove and trim",
            "order plan of log bathhouse with attic and veranda turnkey delivery and assembly included",
        ],
        "minus": "free vacancies diy rent sauna photo",
        "code": "plan",
    },
}  # fmt: skip


def generate(rng, lang):
    """A dictionary: `phrases` of the group, in order, and `stop_words`."""

    def pick(low, high):
        return int(rng.randint(low, high, dtype="int64"))

    words = WORDS[lang]
    pool = sorted({" ".join(f"{w} {o} {t}".split()) for w in words["what"] for o in words["of"] for t in words["tail"]})
    size = pick(190, 225)
    phrases = [pool[int(i)] for i in rng.choice(len(pool), size=size, replace=False)]
    negatives = " ".join(f"-{w}" for w in words["minus"].split())
    start = pick(1000, 5000)
    catalogue = " ".join(f"-{words['code']}{number}" for number in range(start, start + 420))
    extra = [
        words["fits"][pick(0, len(words["fits"]))],
        words["wordy"][pick(0, len(words["wordy"]))],
        f"{phrases[0]} {negatives}",
        f"{phrases[1]} {catalogue}",
    ]
    for phrase in extra:
        phrases.insert(pick(0, len(phrases)), phrase)
    return {"phrases": phrases, "stop_words": words["stop"]}
