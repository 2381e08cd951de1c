"""Estimates by three points for eight works, skewed to the bad side; five of them lie on the chain."""

import pandas as pd


def generate(rng, lang):
    """A table: work, best, usual, worst, on_path."""
    names = {
        "ru": ["тексты", "макет", "вёрстка", "корзина", "оплата", "проверка", "баннеры", "письма"],
        "en": ["texts", "layout", "pages", "basket", "payment", "trial", "banners", "letters"],
    }[lang]
    on_path = [n in set(rng.permutation(len(names))[:5].tolist()) for n in range(len(names))]
    usual = [3 + int(rng.randint(6, dtype="int64")) for _ in names]
    best = [u - 1 - int(rng.randint(2, dtype="int64")) for u in usual]
    worst = [u + 4 + int(rng.randint(9, dtype="int64")) for u in usual]
    return pd.DataFrame({"work": names, "best": best, "usual": usual, "worst": worst, "on_path": on_path})
