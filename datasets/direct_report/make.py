"""Thirteen weeks of an invented Yandex Direct account: `make(rng, lang)` gives the bytes of a CUSTOM_REPORT in TSV.

Numbers come from campaigns.toml, words from words.<lang>.toml. Every factor drawn is rounded before use, so that the
last bit of a platform's `exp` and `log` never reaches the file.

An account in which a wrong method happens to find the campaign that has risen is drawn again (about 3 in 100): a
trainee who compares the wrong figures must not get the right answer from them.
"""

import tomllib
from datetime import date, timedelta
from functools import cache
from operator import itemgetter
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
START = date(2026, 6, 1)  # a Monday
WEEKS = 13
DAYS = 7 * WEEKS
SPREAD = 0.07  # how far one trainee's rates may stand from the table, as a share
LUCK = 0.04  # how far a week's leads stand from its plan, log-normal
LEAST_LEADS, MARGIN = 30, 3  # of a campaign, and of whole weeks on either side: as `leads_got_dearer` asks
MICROS_IN_KOPECK = 10_000
COLUMNS = (
    "Date CampaignId CampaignName CampaignType AdGroupId AdGroupName AdNetworkType Device Impressions Clicks Cost Ctr "
    "AvgCpc Sessions Bounces Conversions Revenue"
).split()


def make(rng, lang, scenario=HERE, without=()):
    """The report as Direct writes it, UTF-8 with LF: name, column names, rows, `Total rows: N`; money in micros."""
    table, words = _read(scenario / "campaigns.toml"), _read(scenario / f"words.{lang}.toml")
    weekday = np.tile(table["demand"]["weekday"], WEEKS)
    campaigns = {campaign["key"]: campaign for campaign in table["campaign"]}
    if "cpl_jump" in without:
        campaigns[table["risen"]] = campaigns[table["risen"]] | {"phase": []}
    segments = [] if "silent_segments" in without else table["segment"]
    while True:
        demand = weekday * np.repeat(table["demand"]["week"], 7) * _noise(rng, 0.07, DAYS)
        made = {key: _campaign(rng, campaign, table["device"], demand) for key, campaign in campaigns.items()}
        added = _segments(rng, segments, campaigns, made, demand)
        if "cpl_jump" in without or not _misleads(campaigns[table["risen"]], _weeks(made, added)):
            break
    rows = [row for key, parts in made.items() for row in _rows(campaigns[key], *parts)]
    for key, parts in added:
        rows += _rows(campaigns[key], *parts, place=len(rows))
    rows.sort(key=itemgetter(0))
    last = START + timedelta(days=DAYS - 1)
    lines = [f'"{words["report_name"]} ({START} - {last})"', "\t".join(COLUMNS)]
    lines += [row[1] for row in rows]
    lines.append(f"Total rows: {len(rows)}")
    return ("\n".join(lines) + "\n").encode()


@cache
def _read(path):
    return tomllib.loads(path.read_text("utf-8"))


def _campaign(rng, campaign, devices, demand):
    """First day, slices and counts of a campaign: an array each, slice after slice."""
    days = campaign.get("days", DAYS)
    first = 0 if days == DAYS else int(rng.randint(14, DAYS - days - 14, dtype="int64"))
    day = np.arange(first, first + days)
    phases = _phases(rng, campaign)
    slices = [
        (group, placement, device)
        for group in campaign["groups"]
        for placement in campaign["placements"]
        for device in campaign["devices"]
    ]
    own = np.round(1 + SPREAD * (2 * rng.random_sample(3) - 1), 6)  # this trainee's impressions, ctr, click
    parts = [
        _slice(rng, placement, devices[device], demand[day], day // 7, own, phases) for _, placement, device in slices
    ]
    counts = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    counts["leads"] = _leads(rng, counts, campaign["leads"], np.tile(day // 7, len(slices)), phases["cpl"])
    counts["revenue"] = _revenue(rng, counts["leads"], campaign["contract"])
    return first, [(group, placement["network"], device) for group, placement, device in slices], counts


def _phases(rng, campaign):
    """Factors of every week: cost per lead, price of a click, bounce rate."""
    week, factors = np.arange(WEEKS), {name: np.ones(WEEKS) for name in ("cpl", "click", "bounce")}
    for phase in campaign.get("phase", ()):
        begin = phase["from"][rng.randint(len(phase["from"]), dtype="int64")]
        inside = (week >= begin) & (week < begin + phase.get("weeks", WEEKS))
        for name, factor in factors.items():
            factor[inside] *= phase.get(name, 1)
    return factors


def _slice(rng, placement, device, demand, week, own, phases):
    """Daily counts of one group, placement and device; cost in kopecks."""
    n = len(demand)
    mean = placement["impressions"] * device["impressions"] * own[0] * demand
    # A gamma-mixed Poisson: quiet days and now and then a day several times the usual.
    burst = np.where(rng.random_sample(n) < 0.006, 3.5, 1.0)
    shows = rng.poisson(np.round(mean * burst * rng.gamma(9.0, 1 / 9.0, n), 4)).astype(np.int64)
    clicks = rng.binomial(shows, np.round(np.minimum(placement["ctr"] * device["ctr"] * own[1], 0.9), 6)).astype(
        np.int64
    )
    price = placement["click"] * own[2] * phases["click"][week] * _noise(rng, 0.18, n)
    sessions = rng.binomial(clicks, 0.93).astype(np.int64)
    return {
        "shows": shows,
        "clicks": clicks,
        "kopecks": np.rint(clicks * np.round(price, 4) * 100).astype(np.int64),
        "sessions": sessions,
        "bounces": rng.binomial(sessions, np.minimum(placement["bounce"] * phases["bounce"][week], 0.95)).astype(
            np.int64
        ),
        # Leads gather in a few rows, so that rows with leads are fewer than leads.
        "weight": sessions * placement["convert"] * device["convert"] * np.round(rng.gamma(0.5, 2.0, n), 6),
    }


def _leads(rng, counts, bounds, week, cpl):
    """Leads of every row, at most its sessions.

    A week's share of the campaign's leads is its cost over its factor of the cost per lead, with some luck. Rounding is
    carried over from week to week, so that any weeks together are within one lead of the plan: what is planted is there
    for every trainee. Within a week rows are taken in a random order, so that no weekday has a pattern.
    """
    leads = np.zeros(len(week), dtype=np.int64)
    total = bounds[0] + int(rng.randint(bounds[1] - bounds[0] + 1, dtype="int64"))
    first = int(week.min())
    cost = np.bincount(week - first, weights=counts["kopecks"])
    plan = np.round(cost / cpl[first : first + len(cost)] * _noise(rng, LUCK, len(cost)))
    edge = round(float(rng.random_sample()), 6)
    ends = np.floor(np.round(np.cumsum(plan) * total / plan.sum(), 6) + edge).astype(np.int64)
    order = np.argsort(rng.random_sample(len(week)), kind="stable")
    offsets = np.round(rng.random_sample(len(cost)), 6)
    for number, (end, before) in enumerate(zip(ends.tolist(), [0, *ends.tolist()], strict=False)):
        mine = order[week[order] - first == number]
        reached = np.round(np.cumsum(counts["weight"][mine]), 6)
        if end > before and reached[-1] > 0:
            reached = np.round(reached * ((end - before) / reached[-1]), 6) + offsets[number]
            leads[mine] = np.diff(np.floor(reached), prepend=np.floor(offsets[number])).astype(np.int64)
            _spread(leads, counts["sessions"], mine)
    return leads


def _spread(leads, sessions, rows):
    """Move leads from rows that have more of them than sessions to rows with sessions to spare."""
    over = int(np.maximum(leads[rows] - sessions[rows], 0).sum())
    np.minimum(leads, sessions, out=leads)
    for row in rows[np.argsort(leads[rows] - sessions[rows], kind="stable")][:over]:
        leads[row] += 1


def _segments(rng, segments, campaigns, made, demand):
    """The segments with few leads or none, as (key of the campaign, parts in the form of `_campaign`)."""
    clicks, leads = (sum(int(counts[name].sum()) for _, _, counts in made.values()) for name in ("clicks", "leads"))
    leads += sum(segment.get("leads", 0) for segment in segments)
    expected = [_between(rng, segment["expected"]) for segment in segments]
    added = []
    for segment, ours in zip(segments, expected, strict=True):
        # The account's rate, these very clicks included, times the clicks gives `ours`.
        campaign, count = campaigns[segment["campaign"]], round(ours * clicks / (leads - sum(expected)))
        added.append((campaign["key"], _segment(rng, segment, campaign, count, demand)))
    return added


def _segment(rng, segment, campaign, count, demand):
    """A segment with exactly so many clicks, its leads on its first days, in the same form as `_campaign`."""
    n = segment["days"]
    first = int(rng.randint(7, DAYS - n - 7, dtype="int64"))
    mine = demand[first : first + n]
    days = np.searchsorted(np.round(np.cumsum(mine) / mine.sum(), 9), rng.random_sample(count))
    clicks = np.bincount(np.minimum(days, n - 1), minlength=n).astype(np.int64)
    shows = clicks + rng.poisson(np.round(count / n / segment["ctr"] * mine, 4)).astype(np.int64)
    sessions = rng.binomial(clicks, 0.93).astype(np.int64)
    leads = np.zeros(n, dtype=np.int64)
    leads[np.flatnonzero(sessions)[: segment.get("leads", 0)]] = 1
    counts = {
        "shows": shows,
        "clicks": clicks,
        "kopecks": np.rint(clicks * np.round(segment["click"] * _noise(rng, 0.18, n), 4) * 100).astype(np.int64),
        "sessions": sessions,
        "bounces": rng.binomial(sessions, 0.4).astype(np.int64),
        "leads": leads,
        "revenue": np.zeros(n, dtype=np.int64),
    }
    return first, [(campaign["groups"][segment["group"]], segment["network"], segment["device"])], counts


def _weeks(made, added):
    """Cost, leads and clicks of every week, by campaign: an array of three rows each."""
    weeks = {key: np.zeros((3, WEEKS)) for key in made}
    for key, (first, slices, counts) in (*made.items(), *added):
        days = len(counts["shows"]) // len(slices)
        week = np.tile(np.arange(first, first + days) // 7, len(slices))
        for total, name in zip(weeks[key], ("kopecks", "leads", "clicks"), strict=True):
            total += np.bincount(week, weights=counts[name], minlength=WEEKS)
    return weeks


def _misleads(risen, weeks):
    """Whether the right method finds another place than the planted one, or a wrong method the campaign that has risen.

    The wrong ones are those that campaigns.toml plants other campaigns for.
    """
    judged = [key for key, (_, leads, _) in weeks.items() if leads.sum() >= LEAST_LEADS]
    inner, every = range(MARGIN, WEEKS - MARGIN + 1), range(1, WEEKS)
    right, *wrong = (_largest(weeks, judged, inner, compared) for compared in _COMPARED)
    wrong += [_largest(weeks, weeks, inner, _ratio), _largest(weeks, judged, every, _ratio)]
    planted = [(risen["key"], week) for week in risen["phase"][0]["from"]]
    return right not in planted or risen["key"] in {key for key, _ in wrong}


def _largest(weeks, keys, borders, compared):
    """The campaign and the border at which `compared` is largest; where it has no value, nothing is found."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found = {(key, n): compared(weeks[key][:, :n], weeks[key][:, n:]) for key in keys for n in borders}
    return max((place for place, value in found.items() if not np.isnan(value)), key=lambda place: found[place])


def _per(part, over, under):
    """One figure of a period over another: 0 cost, 1 leads, 2 clicks."""
    return part[over].sum() / part[under].sum()


def _ratio(early, late):
    return _per(late, 0, 1) / _per(early, 0, 1)


_COMPARED = (
    _ratio,  # the right method; then wrong ones:
    lambda early, late: _per(late, 0, 1) - _per(early, 0, 1),  # roubles more
    lambda early, late: np.mean(late[0] / late[1]) / np.mean(early[0] / early[1]),  # mean of weekly costs per lead
    lambda early, late: (late[0, 0] / late[1, 0]) / (early[0, -1] / early[1, -1]),  # neighbouring weeks
    lambda early, late: late[0, 0] / late[1, 0],  # the dearest week
    lambda early, late: _per(late, 0, 2) / _per(early, 0, 2),  # cost per click
    lambda early, late: _per(early, 1, 2) / _per(late, 1, 2),  # conversion rate
)


def _rows(campaign, first, slices, counts, place=0):
    """The rows of a campaign, each as (sort key, line); a key is one number, because those sort fast.

    Args:
        place: number of the first slice among those of the same campaign and day.
    """
    names = ("shows", "clicks", "kopecks", "sessions", "bounces", "leads", "revenue")
    figures = zip(*(counts[name].tolist() for name in names), strict=True)
    days = len(counts["shows"]) // len(slices)
    dates = [(n * 10**9 + campaign["id"], (START + timedelta(days=n)).isoformat()) for n in range(first, first + days)]
    rows = []
    for number, (group, network, device) in enumerate(slices, place):
        middle = (
            f"{campaign['id']}\t{campaign['name']}\t{campaign['type']}\t{group['id']}\t{group['name']}\t"
            f"{network}\t{device}"
        )
        for (key, when), row in zip(dates, figures):  # noqa: B905  the figures go on with the next slice
            if row[0]:
                rows.append((100 * key + number, f"{when}\t{middle}\t{_figures(*row)}"))
    return rows


def _between(rng, bounds):
    """A number between the two."""
    return round(bounds[0] + (bounds[1] - bounds[0]) * float(rng.random_sample()), 6)


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
