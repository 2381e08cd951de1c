"""Search queries of an invented account: `make(rng, lang)` gives the bytes of a SEARCH_QUERY_PERFORMANCE_REPORT in TSV.

themes.toml holds what each theme of queries does, words.<lang>.toml the patterns that queries are spelled from.
"""

import tomllib
from itertools import product
from pathlib import Path
from string import Formatter

import numpy as np

HERE = Path(__file__).parent
MICROS_IN_KOPECK = 10_000
COLUMNS = (
    "Query MatchedKeyword MatchType CampaignId CampaignName AdGroupId AdGroupName Impressions Clicks Cost Ctr AvgCpc "
    "Conversions"
).split()


def make(rng, lang, scenario=HERE):
    """The report as Direct writes it, UTF-8 with LF: name, column names, rows, `Total rows: N`; money in micros."""
    table = tomllib.loads((scenario / "themes.toml").read_text("utf-8"))
    words = tomllib.loads((scenario / f"words.{lang}.toml").read_text("utf-8"))
    rows = []
    for theme in table["theme"]:
        rows += _theme(rng, theme, table["campaign"][theme["campaign"]], words)
    rows = [rows[i] for i in np.argsort(rng.random_sample(len(rows)), kind="stable")]
    rows.sort(key=lambda row: row[3])  # campaign by campaign, no order within
    period = table["period"]
    lines = [f'"{words["report_name"]} ({period["first"]} - {period["last"]})"', "\t".join(COLUMNS)]
    lines += ["\t".join(map(str, row)) for row in rows]
    lines.append(f"Total rows: {len(rows)}")
    return ("\n".join(lines) + "\n").encode()


def _theme(rng, theme, campaign, words):
    """The rows of one theme.

    A theme with `silent` is drawn again until one of those queries has no lead (7 draws in 100 have none): nobody is
    spared a good query whose word looks like a negative to those who go by leads alone.
    """
    spelled = _spell(words["patterns"][theme["patterns"]], words["slots"])
    n = theme["rows"]
    while True:
        chosen, shows, clicks, kopecks, leads = _drawn(rng, theme, len(spelled))
        if "silent" not in theme or (leads[np.isin(chosen, theme["silent"])] == 0).any():
            break
    luck = rng.random_sample(n)
    rows = []
    for i in range(n):
        query, filled = spelled[chosen[i]]
        keyword, match = _match(theme, words["keywords"][theme["keyword"]].format(**filled), luck[i])
        head = (
            query,
            keyword,
            match,
            campaign["id"],
            campaign["name"],
            campaign["groups"][theme["group"]],
            theme["group"],
        )
        rows.append(head + _figures(int(shows[i]), int(clicks[i]), int(kopecks[i]), int(leads[i])))
    return rows


def _drawn(rng, theme, spelled):
    """Numbers of the chosen queries among the spelled ones; their impressions, clicks, cost in kopecks and leads."""
    n = theme["rows"]
    chosen = np.argsort(rng.random_sample(spelled), kind="stable")[:n]
    # Few queries are asked often, most once or twice: a Pareto tail, cut so that no query eats the budget.
    tail = np.minimum(np.round(rng.pareto(1.3, n), 6), 14.0)
    shows = 1 + rng.poisson(theme["shows"] * (0.25 + 0.6 * tail)).astype(np.int64)
    clicks = rng.binomial(shows, theme["ctr"]).astype(np.int64)
    price = np.round(theme["click"] * rng.lognormal(0.0, 0.2, n), 4)
    kopecks = np.rint(100 * price * clicks).astype(np.int64)
    return chosen, shows, clicks, kopecks, _leads(rng, clicks, theme.get("convert", 0.0))


def _spell(patterns, slots):
    """Every query that the patterns can spell, with the words that filled it."""
    spelled = []
    for pattern in patterns:
        names = [name for _, name, _, _ in Formatter().parse(pattern) if name]
        for values in product(*(slots[name] for name in names)):
            filled = dict(zip(names, values, strict=True))
            spelled.append((pattern.format(**filled), filled))
    return spelled


def _match(theme, keyword, luck):
    """MatchedKeyword and MatchType. Autotargeting has no keyword."""
    auto, related = theme.get("auto", 0.0), theme.get("related", 0.0)
    if luck < auto:
        return "--", "NONE"
    if luck < auto + related:
        return keyword, "RELATED_KEYWORD"
    if luck < auto + related + theme.get("synonym", 0.0):
        return keyword, "SYNONYM"
    return keyword, "NONE"


def _leads(rng, clicks, share):
    """Systematic sampling: the theme's total stays within one of its expectation; never more leads than clicks."""
    offset = round(float(rng.random_sample()), 6)
    order = np.argsort(rng.random_sample(len(clicks)), kind="stable")
    total = np.round(np.cumsum(clicks[order] * share), 6) + offset
    leads = np.zeros(len(clicks), dtype=np.int64)
    leads[order] = np.diff(np.floor(total), prepend=np.floor(offset)).astype(np.int64)
    return np.minimum(leads, clicks)


def _figures(shows, clicks, kopecks, leads):
    cpc = MICROS_IN_KOPECK * round(kopecks / clicks) if clicks else "--"
    return (shows, clicks, MICROS_IN_KOPECK * kopecks, f"{100 * clicks / shows:.2f}", cpc, leads or "--")
