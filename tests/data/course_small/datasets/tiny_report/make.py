"""A week of four campaigns, one of which brings nothing."""

NAMES = {
    "ru": ["Бренд", "Поиск", "Сети", "Баннер"],
    "en": ["Brand", "Search", "Network", "Banner"],
}


def make(rng, lang):
    """Tab-separated text: Campaign, Cost in roubles, Leads."""
    lines = ["Campaign\tCost\tLeads"]
    for place, name in enumerate(NAMES[lang]):
        leads = int(rng.randint(5, 40, dtype="int64")) if place < 3 else 0
        cost = int(rng.randint(2_000, 30_000, dtype="int64"))
        lines.append(f"{name}\t{cost}\t{leads}")
    return ("\n".join(lines) + "\n").encode()
