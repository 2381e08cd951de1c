"""Four weeks of visits to an invented site: `make(rng, lang)` gives the bytes of a Metrica Logs API file (visits, TSV).

Shares come from scenario.toml, city names from words.<lang>.toml. Clients with several visits change their source on
the way to a goal, so the attribution models disagree; nobody has a visit before the file begins, so each model can be
recomputed.
"""

import tomllib
from bisect import bisect
from datetime import datetime, timedelta
from functools import cache
from itertools import accumulate, chain, pairwise
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
SITE = "https://parogor.example"
CITY_WEIGHTS = (46, 13, 12, 6, 5, 5, 4, 4, 3, 2)
SIGNIFICANT = ("ad", "organic", "social", "referral", "email")  # Metrica: not direct, not internal, not unknown
BOUNCE_SECONDS = 15  # one pageview under 15 seconds is a bounce
FIELDS = (
    "visitID counterID clientID date dateTime isNewUser startURL endURL pageViews visitDuration bounce regionCity "
    "deviceCategory goalsID goalsDateTime lastTrafficSource lastAdvEngine lastSearchEngineRoot lastSocialNetwork "
    "lastUTMSource lastUTMMedium lastUTMCampaign cross_device_last_significantTrafficSource "
    "cross_device_firstTrafficSource purchaseID purchaseRevenue"
).split()


def make(rng, lang, scenario=HERE, without=()):
    """The file as the Logs API gives it: one line of field names, one line a visit, oldest first, LF."""
    plan, cities = _read(scenario / "scenario.toml"), _read(scenario / f"words.{lang}.toml")["cities"]
    visits = _visits(rng, plan)
    if "attribution" in without:
        for visit in visits:
            visit["origin"] = visit["significant"] = visit["source"]
    _goals(rng, plan, visits)
    _behaviour(rng, plan, visits)
    _contracts(rng, plan, visits)
    visits.sort(key=lambda visit: (visit["when"], visit["client"]))
    lines = ["\t".join("ym:s:" + field for field in FIELDS)]
    lines += [_line(visit, plan["counter"], cities) for visit in visits]
    return ("\n".join(lines) + "\n").encode()


@cache
def _read(path):
    return tomllib.loads(path.read_text("utf-8"))


def _visits(rng, plan):
    """Who came when, from where, on what: a list of dicts, client by client."""
    visits = []
    start = datetime.combine(plan["start"], datetime.min.time())
    days = np.round(np.tile(plan["weekday"]["weights"], plan["days"] // 7) * rng.gamma(12.0, 1 / 12.0, plan["days"]), 6)
    pick_day, pick_hour = _picker(days), _picker(plan["hours"]["weights"])
    pick_device, pick_city = _picker(plan["device"].values()), _picker(CITY_WEIGHTS)
    devices = list(plan["device"])
    sources = {place: (list(shares), _picker(shares.values())) for place, shares in plan["source"].items()}
    hours = [start + timedelta(hours=n) for n in range(24 * plan["days"])]
    drawn = rng.random_sample(40 * (plan["singles"] + plan["journeys"]))
    chances = chain.from_iterable(part.tolist() for part in np.array_split(drawn, 16))  # far more than are used
    for client in range(plan["singles"] + plan["journeys"]):
        several = client >= plan["singles"]
        count = 2 + int(next(chances) ** 2 * 4) if several else 1
        device, city = devices[pick_device(next(chances))], pick_city(next(chances))
        when = [
            hours[24 * day + pick_hour(next(chances))] + timedelta(0, int(3600 * next(chances)))
            for day in _days(count, pick_day, chances)
        ]
        origin, significant = None, None
        for i in range(count):
            place = "single" if not several else "first" if i == 0 else "last" if i == count - 1 else "middle"
            names, pick = sources[place]
            source = names[pick(next(chances))]
            origin = origin or source
            significant = source if source in SIGNIFICANT else significant
            visits.append(
                {
                    "client": client,
                    "when": when[i],
                    "place": place,
                    "source": source,
                    "origin": origin,
                    "significant": significant or source,
                    "device": device,
                    "city": city,
                    "new": i == 0,
                    "goals": [],
                    "contracts": [],
                }
            )
    _tags(plan, visits, chances)
    _numbers(rng, visits)
    return visits


def _days(count, pick_day, chances):
    """Different days, in order: two visits within half an hour would be one visit."""
    if count == 1:
        return (pick_day(next(chances)),)
    days = []
    while len(days) < count:
        day = pick_day(next(chances))
        if day not in days:
            days.append(day)
    return sorted(days)


def _tags(plan, visits, chances):
    """UTM tags and the names of engines."""
    campaigns = plan["campaign"]
    pick = _picker([campaign["share"] for campaign in campaigns])
    for visit in visits:
        source, chance = visit["source"], next(chances)
        tags = {"engine": "", "search": "", "social": "", "utm": ("", "", "")}
        if source == "ad":
            campaign = campaigns[pick(chance)]
            name, luck = campaign["name"], next(chances)
            untagged = campaign.get("untagged", 0)
            if luck < untagged:
                name = ""
            elif luck < untagged + campaign.get("miscased", 0):
                name = name.title()
            tags |= {"engine": "ya_direct", "utm": ("yandex", "cpc", name)}
        elif source == "organic":
            tags["search"] = "yandex" if chance < 0.72 else "google"
        elif source == "social":
            tags["social"] = "vkontakte" if chance < 0.8 else "odnoklassniki"
        elif source == "email":
            tags["utm"] = ("newsletter", "email", "august")
        visit.update(tags)


def _numbers(rng, visits):
    """Visit and client ids of 19 digits; the client's begins with the time of the first visit, as in the service."""
    ids = rng.randint(10**18, 9 * 10**18, len(visits), dtype="int64").tolist()
    tails = rng.randint(10**8, 10**9, len(visits), dtype="int64").tolist()
    known = {}
    for visit, number, tail in zip(visits, ids, tails, strict=True):
        if visit["new"]:
            known[visit["client"]] = int((visit["when"] - datetime(1970, 1, 1)).total_seconds()) * 10**9 + tail
        visit |= {"id": number, "client_id": known[visit["client"]]}


def _goals(rng, plan, visits):
    """Forms and calls. Systematic sampling: each group's total stays within one of its expectation."""
    goals, scale = plan["goals"], plan["lead"]["form_by_device"]
    for place in ("single", "last"):
        shares = plan["lead"][place]
        for goal in ("form", "call"):
            group = [visit for visit in visits if visit["place"] == place]
            group = [group[i] for i in np.argsort(rng.random_sample(len(group)), kind="stable")]
            # Devices one after another: the contrast between them is planted and must not hang on luck.
            group.sort(key=lambda visit: visit["device"])
            weights = [shares[goal] * (scale[visit["device"]] if goal == "form" else 1) for visit in group]
            total = np.round(np.cumsum(weights), 6) + round(float(rng.random_sample()), 6)
            for visit, hit in zip(group, np.diff(np.floor(total), prepend=0), strict=True):
                if hit:
                    visit["goals"].append(goals[goal])
    _second_leads(plan, visits)


def _second_leads(plan, visits):
    """Let some clients leave a lead twice from one source: people with a lead are fewer than visits with one."""
    leads = {plan["goals"]["form"], plan["goals"]["call"]}
    left = plan["lead"]["extra"]["second"]
    for before, visit in pairwise(visits):  # client by client
        if (
            left
            and before["client"] == visit["client"]
            and before["source"] == visit["source"]
            and leads & set(visit["goals"])
        ):
            before["goals"].append(plan["goals"]["form"])
            left -= 1


def _behaviour(rng, plan, visits):
    """Pages, seconds, entry and exit, the contacts page, forms sent twice, the time of each goal."""
    pages, extra, goals = plan["pages"], plan["lead"]["extra"], plan["goals"]
    pick_entry = _picker(pages["entry_weights"])
    chance = rng.random_sample((len(visits), 6)).tolist()
    depth = rng.geometric(0.45, len(visits)).tolist()
    seconds = np.rint(rng.gamma(1.6, 34.0, len(visits))).astype(np.int64).tolist()
    for visit, luck, deep, long in zip(visits, chance, depth, seconds, strict=True):
        quality = plan["quality"][visit["source"]]
        if not visit["goals"] and luck[0] < quality["bounce"]:
            count, duration = 1, int(luck[1] * BOUNCE_SECONDS)
        elif not visit["goals"] and luck[1] < 1.2 / quality["pages"]:
            count, duration = 1, BOUNCE_SECONDS + long
        else:
            count = 1 + deep + (luck[1] > 0.85) * int(2 * quality["pages"])
            duration = BOUNCE_SECONDS + count * (10 + long)
        end = pages["entry"][pick_entry(luck[2])]
        visit["start_url"] = SITE + end
        if count > 1:
            end = pages["inner"][int(luck[3] * len(pages["inner"]))]
            if luck[4] < extra["contacts"]:
                visit["goals"].append(goals["contacts"])
                end = pages["contacts"]
        if goals["form"] in visit["goals"]:
            end = pages["thanks"]
            if luck[5] < extra["twice"]:
                visit["goals"].append(goals["form"])
        visit |= {
            "end_url": SITE + end,
            "pages": count,
            "seconds": duration,
            "bounce": count == 1 and duration < BOUNCE_SECONDS,
        }
        n = len(visit["goals"])
        visit["goal_times"] = [visit["when"] + timedelta(seconds=duration * (i + 1) // (n + 1)) for i in range(n)]


def _contracts(rng, plan, visits):
    """Contracts: some of the leads that end a journey; sums in whole thousands of roubles."""
    leads = {plan["goals"]["form"], plan["goals"]["call"]}
    ready = [visit for visit in visits if visit["place"] == "last" and leads & set(visit["goals"])]
    ready = [ready[i] for i in np.argsort(rng.random_sample(len(ready)), kind="stable")]
    signed = sorted(
        ready[: max(6, round(plan["lead"]["extra"]["contract"] * len(ready)))], key=lambda visit: visit["when"]
    )
    number = 300 + int(rng.randint(100, dtype="int64"))
    for visit, size in zip(signed, rng.lognormal(6.3, 0.45, len(signed)), strict=True):
        number += 1
        visit["contracts"].append((f"P-{number}", 1000 * int(np.clip(np.rint(size), 240, 3200))))


def _line(visit, counter, cities):
    when = visit["when"].isoformat(" ")
    source, medium, campaign = visit["utm"]
    goals = times = contracts = sums = "[]"
    if visit["goals"]:
        goals, times = _array(visit["goals"]), _array(f"'{moment}'" for moment in visit["goal_times"])
    if visit["contracts"]:
        contracts = _array(f"'{number}'" for number, _ in visit["contracts"])
        sums = _array(rub for _, rub in visit["contracts"])
    return (
        f"{visit['id']}\t{counter}\t{visit['client_id']}\t{when[:10]}\t{when}\t{visit['new']:d}\t"
        f"{visit['start_url']}\t{visit['end_url']}\t{visit['pages']}\t{visit['seconds']}\t{visit['bounce']:d}\t"
        f"{cities[visit['city']]}\t{visit['device']}\t{goals}\t{times}\t"
        f"{visit['source']}\t{visit['engine']}\t{visit['search']}\t{visit['social']}\t{source}\t{medium}\t{campaign}\t"
        f"{visit['significant']}\t{visit['origin']}\t{contracts}\t{sums}"
    )


def _array(items):
    return "[" + ",".join(map(str, items)) + "]"


def _picker(weights):
    """A function from a number in [0, 1) to a place in `weights`."""
    total = list(accumulate(weights))
    top, last = total[-1], len(total) - 1
    return lambda chance: bisect(total, chance * top, 0, last)
