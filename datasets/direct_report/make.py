"""Thirteen weeks of an invented Yandex Direct account: `make(rng, lang)` gives the bytes of a CUSTOM_REPORT in TSV.

Numbers come from campaigns.toml, words from words.<lang>.toml. Every factor drawn is rounded before use, so that the
last bit of a platform's `exp` and `log` never reaches the file.
"""

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
START = date(2026, 6, 1)  # a Monday
WEEKS = 13
DAYS = 7 * WEEKS
SPREAD = 0.10  # how far one trainee's rates may stand from the table, as a share
MICROS_IN_KOPECK = 10_000
COLUMNS = (
    "Date CampaignId CampaignName CampaignType AdGroupId AdGroupName AdNetworkType Device Impressions Clicks Cost Ctr "
    "AvgCpc Sessions Bounces Conversions Revenue"
).split()


def make(rng, lang, scenario=HERE):
    """The report as Direct writes it, UTF-8 with LF: name, column names, rows, `Total rows: N`; money in micros."""
    table, words = _read(scenario / "campaigns.toml"), _read(scenario / f"words.{lang}.toml")
    jump = table["jump"] | {"week": table["jump"]["weeks"][rng.randint(len(table["jump"]["weeks"]), dtype="int64")]}
    weekday = np.tile(table["demand"]["weekday"], WEEKS)
    demand = weekday * np.repeat(table["demand"]["week"], 7) * _noise(rng, 0.07, DAYS)

    rows = []
    for campaign in table["campaign"]:
        rows += _campaign(rng, campaign, table["device"], demand, jump if campaign["key"] == jump["campaign"] else None)
    rows.sort(key=lambda row: row[0])
    last = START + timedelta(days=DAYS - 1)
    lines = [f'"{words["report_name"]} ({START} - {last})"', "\t".join(COLUMNS)]
    lines += [row[1] for row in rows]
    lines.append(f"Total rows: {len(rows)}")
    return ("\n".join(lines) + "\n").encode()


@cache
def _read(path):
    return tomllib.loads(path.read_text("utf-8"))


def _campaign(rng, campaign, devices, demand, jump):
    """The campaign's rows, each as (sort key, line)."""
    days = campaign.get("days", DAYS)
    first = 0 if days == DAYS else int(rng.randint(14, DAYS - days - 14, dtype="int64"))
    day = np.arange(first, first + days)
    slices = [
        (group, placement, device)
        for group in campaign["groups"]
        for placement in campaign["placements"]
        for device in campaign["devices"]
    ]
    own = np.round(1 + SPREAD * (2 * rng.random_sample(4) - 1), 6)  # this trainee's impressions, ctr, click, convert
    parts = [_slice(rng, placement, devices[device], demand[day], day, own, jump) for _, placement, device in slices]
    counts = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    counts["leads"] = _leads(rng, counts, campaign)
    counts["revenue"] = _revenue(rng, counts["leads"], campaign["contract"])

    names = ("shows", "clicks", "kopecks", "sessions", "bounces", "leads", "revenue")
    figures = zip(*(counts[name].tolist() for name in names), strict=True)
    dates = [(START + timedelta(days=n)).isoformat() for n in day.tolist()]
    rows = []
    for place, (group, placement, device) in enumerate(slices):
        middle = (
            f"{campaign['id']}\t{campaign['name']}\t{campaign['type']}\t{group['id']}\t{group['name']}\t"
            f"{placement['network']}\t{device}"
        )
        for when, row in zip(dates, figures):  # noqa: B905  the figures go on with the next place
            if row[0]:
                rows.append(((when, campaign["id"], place), f"{when}\t{middle}\t{_figures(*row)}"))
    return rows


def _slice(rng, placement, device, demand, day, own, jump):
    """Daily counts of one group, placement and device; cost in kopecks."""
    n = len(day)
    after = np.zeros(n, dtype=bool) if jump is None else day >= 7 * jump["week"]
    mean = placement["impressions"] * device["impressions"] * own[0] * demand
    # A gamma-mixed Poisson: quiet days and now and then a day several times the usual.
    burst = np.where(rng.random_sample(n) < 0.006, 3.5, 1.0)
    shows = rng.poisson(np.round(mean * burst * rng.gamma(9.0, 1 / 9.0, n), 4)).astype(np.int64)
    clicks = rng.binomial(shows, np.round(np.minimum(placement["ctr"] * device["ctr"] * own[1], 0.9), 6)).astype(
        np.int64
    )
    price = placement["click"] * own[2] * np.where(after, jump["click"] if jump else 1, 1) * _noise(rng, 0.18, n)
    sessions = rng.binomial(clicks, 0.93).astype(np.int64)
    bounce = placement["bounce"] * np.where(after, jump["bounce"] if jump else 1, 1)
    convert = placement["convert"] * device["convert"] * own[3] * np.where(after, jump["convert"] if jump else 1, 1)
    return {
        "shows": shows,
        "clicks": clicks,
        "kopecks": np.rint(clicks * np.round(price, 4) * 100).astype(np.int64),
        "sessions": sessions,
        "bounces": rng.binomial(sessions, np.minimum(bounce, 0.95)).astype(np.int64),
        "expected": sessions * convert,
    }


def _leads(rng, counts, campaign):
    """Leads of every row, at most its sessions.

    Systematic sampling: a week's total stays within one of its expectation (times that week's luck), so what is
    planted is there for every trainee. The rows are taken in a random order, so that neither weekday nor device
    carries a pattern of the method.
    """
    expected = counts["expected"]
    if "leads" in campaign:
        expected = campaign["leads"] * counts["sessions"] / counts["sessions"].sum()
    leads = np.zeros(len(expected), dtype=np.int64)
    # Week by week: otherwise a lucky week could hide the jump.
    rows_of_day = campaign.get("days", DAYS)
    week = np.arange(len(expected)) % rows_of_day // (rows_of_day if "leads" in campaign else 7)
    luck = _noise(rng, 0.10, WEEKS)
    for w in range(int(week.max()) + 1):
        mine = np.flatnonzero(week == w)
        mine = mine[np.argsort(rng.random_sample(len(mine)), kind="stable")]
        total = np.round(np.cumsum(expected[mine] * (1.0 if "leads" in campaign else luck[w])), 6)
        offset = 0.5 if "leads" in campaign else round(float(rng.random_sample()), 6)
        leads[mine] = np.diff(np.floor(total + offset), prepend=np.floor(offset)).astype(np.int64)
    return np.minimum(leads, counts["sessions"])


def _revenue(rng, leads, share):
    """Roubles of contracts signed by the row's leads: a heavy tail around 600 thousand, whole thousands."""
    revenue = np.zeros(len(leads), dtype=np.int64)
    for i in np.flatnonzero(leads):
        for _ in range(int(leads[i])):
            signed, size = rng.random_sample(), rng.lognormal(6.3, 0.45)
            if signed < share:
                revenue[i] += 1000 * int(np.clip(np.rint(size), 240, 3200))
    return revenue


def _figures(shows, clicks, kopecks, sessions, bounces, leads, revenue):
    """The metrics of one row as Direct prints them."""
    cpc = str(MICROS_IN_KOPECK * round(kopecks / clicks)) if clicks else "--"
    return "\t".join(
        (
            str(shows),
            str(clicks),
            str(MICROS_IN_KOPECK * kopecks),
            f"{100 * clicks / shows:.2f}",
            cpc,
            str(sessions) if sessions else "--",
            str(bounces) if sessions else "--",
            str(leads) if leads else "--",
            str(100 * MICROS_IN_KOPECK * revenue) if revenue else "--",
        )
    )


def _noise(rng, sigma, n):
    """Factors around one, log-normal."""
    return np.round(rng.lognormal(0.0, sigma, n), 6)
