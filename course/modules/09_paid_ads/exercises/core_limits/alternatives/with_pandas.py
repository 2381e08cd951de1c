import pandas as pd


def core_limits(phrases, stop_words):
    core = pd.Series(phrases, dtype=object)
    skipped = set(stop_words)
    n_words = core.map(lambda p: len([w for w in p.lower().split() if w[0] != "-" and w not in skipped]))
    n_chars = core.map(len)
    return {"words": set(core[n_words > 7]), "length": set(core[n_chars > 4096]), "over": 0 if len(core) <= 200 else len(core) - 200}
