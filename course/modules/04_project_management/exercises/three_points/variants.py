"""Estimates by three points for eight works, skewed to the bad side; five of them lie on the chain."""

import pandas as pd


def generate(rng, lang):
    """A table: work, best, usual, worst, on_path."""
    names = {
        "ru": ["тексты", "макет", "вёрстка", "корзина", "оплата", "проверка", "баннеры", "письма"],
        "en": ["texts", "layout", "pages", "basket", "payment", "trial", "banners", "letters"],
    }[lang]
    while True:
        chain = set(rng.permutation(len(names))[:5].tolist())
        on_path = [n in chain for n in range(len(names))]
        usual = [3 + int(rng.randint(6, dtype="int64")) for _ in names]
        best = [u - 1 - int(rng.randint(2, dtype="int64")) for u in usual]
        worst = [u + 4 + int(rng.randint(9, dtype="int64")) for u in usual]
        # The works off the chain are longer than what bad luck adds on it, or the sum of the usual would come out right.
        usual = [u if on else u + 4 for u, on in zip(usual, on_path, strict=True)]
        worst = [w if on else w + 4 for w, on in zip(worst, on_path, strict=True)]
        best = [b if on else b + 4 for b, on in zip(best, on_path, strict=True)]
        weighed = [(b + 4 * u + w) / 6 for b, u, w in zip(best, usual, worst, strict=True)]
        by_four = sum(one for one, on in zip(weighed, on_path, strict=True) if on) * 6 / 4
        if min(abs(by_four - sum(weighed)), abs(by_four - sum(usual))) > 0.2:
            break
    return pd.DataFrame({"work": names, "best": best, "usual": usual, "worst": worst, "on_path": on_path})
