"""Seven works of a site: late and dear, two of them not begun."""

import pandas as pd


def generate(rng, lang):
    """A table: work, budget, planned, done, spent."""
    names = {
        "ru": ["тексты", "макеты", "вёрстка", "корзина", "оплата", "перенос карточек", "проверка"],
        "en": ["texts", "layouts", "pages", "basket", "payment", "moving cards", "trial"],
    }[lang]
    while True:
        budget = [1000 * (20 + 5 * int(rng.randint(30, dtype="int64"))) for _ in names]
        planned = [100, 100, 70 + 5 * int(rng.randint(5, dtype="int64")), 60, 40, 20, 0]
        done = [
            100,
            70 + 5 * int(rng.randint(5, dtype="int64")),
            50,
            30 + 5 * int(rng.randint(4, dtype="int64")),
            20,
            0,
            0,
        ]
        extra = [1.05 + 0.05 * int(rng.randint(9, dtype="int64")) for _ in names]
        spent = [int(round(b * d * e / 100, -2)) for b, d, e in zip(budget, done, extra, strict=True)]
        total = sum(budget)
        ev = sum(b * d for b, d in zip(budget, done, strict=True)) / 100
        pv = sum(b * p for b, p in zip(budget, planned, strict=True)) / 100
        plain = total * sum(done) / len(done) / 100
        cost = sum(spent)
        apart = abs(cost - pv) > 0.02 * pv and abs(plain - ev) > 0.03 * ev and abs(plain - pv) > 0.02 * pv
        begun = sum(b for b, d in zip(budget, done, strict=True) if d)
        apart = apart and abs(begun * cost / ev - (total + cost - ev)) > 0.02 * total
        if apart and abs(plain - cost) > 0.02 * cost and ev < 0.9 * pv and ev < 0.9 * cost:
            break
    return pd.DataFrame({"work": names, "budget": budget, "planned": planned, "done": done, "spent": spent})
