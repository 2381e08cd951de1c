"""Four weeks of visits to an invented shop: `make(rng, lang, world)` gives the bytes of a Metrica Logs API file
(visits, TSV).

Every order on the site (datasets/shop/world.py) is a visit that holds its number. The other visits are added from there
upwards, so that in each cell of device and source a known share goes from card to basket, contacts and order. One large
cell, another for each trainee, loses half of its baskets before the contacts.
"""

import tomllib
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
STEPS = ("card", "basket", "contacts", "order")
CITY_WEIGHTS = (46, 10, 8, 7, 7, 9, 5, 4, 4)
HOURS = (1, 0, 0, 0, 0, 0, 1, 3, 5, 6, 7, 7, 7, 7, 7, 7, 7, 7, 8, 9, 9, 8, 6, 3)
BOUNCE_SECONDS = 15
LARGE = (("2", "ad"), ("2", "organic"), ("2", "direct"), ("1", "ad"), ("1", "organic"), ("1", "direct"))
FIELDS = (
    "visitID counterID clientID date dateTime isNewUser startURL endURL pageViews visitDuration bounce regionCity "
    "deviceCategory goalsID goalsDateTime lastTrafficSource lastAdvEngine lastSearchEngineRoot lastSocialNetwork "
    "lastUTMSource lastUTMMedium lastUTMCampaign purchaseID purchaseRevenue"
).split()


def make(rng, lang, world, without=()):
    """Return the file as the Logs API gives it.

    `without` leaves out "order_of_steps" or "odd_cell".
    """
    plan, words = _read(HERE / "scenario.toml"), _read(HERE / f"words.{lang}.toml")
    visits = _buyers(rng, plan, world)
    _others(rng, plan, visits, odd="odd_cell" not in without)
    if "order_of_steps" not in without:
        _saved(rng, plan, visits)
    _staff(rng, plan, world, visits)
    _details(rng, plan, world, visits, words["cities"])
    visits.sort(key=lambda visit: (visit["when"], visit["id"]))
    lines = ["\t".join("ym:s:" + field for field in FIELDS)]
    lines += [_line(visit, plan["counter"]) for visit in visits]
    return ("\n".join(lines) + "\n").encode()


@cache
def _read(path):
    return tomllib.loads(path.read_text("utf-8"))


def _visit(device, source, steps, **more):
    return {"device": device, "source": source, "steps": steps, "order": None, "staff": False, "when": None, **more}


def _buyers(rng, plan, world):
    """Visits that ended with an order. Devices are dealt by their shares, source by source."""
    start = datetime.combine(plan["start"], datetime.min.time())
    orders = [o for o in world["orders"] if o["online"] and not o["staff"] and o["moment"] >= start]
    luck = rng.random_sample((len(orders), 2)).tolist()
    visits = []
    for source in dict.fromkeys(order["source"] for order in orders):
        own = sorted((row[0], n) for n, row in enumerate(luck) if orders[n]["source"] == source)
        for place, (_, n) in enumerate(own):
            part, device = (place + 0.5) / len(own), "3"
            if part < plan["device"]["2"]:
                device = "2"
            elif part < plan["device"]["2"] + plan["device"]["1"]:
                device = "1"
            quick = luck[n][1] < plan["extra"]["quick"]
            steps = ["card", "order"] if quick else list(STEPS)
            visits.append(_visit(device, source, steps, order=orders[n], when=orders[n]["moment"]))
    return visits


def _others(rng, plan, visits, *, odd):
    """Visits that stopped before the order: so many that the shares of every cell come out as planned."""
    step = plan["step"]
    chosen = LARGE[int(rng.randint(len(LARGE), dtype="int64"))]
    for source in plan["bounce"]:
        for device in plan["device"]:
            bought = sum(
                visit["steps"] == list(STEPS)
                for visit in visits
                if (visit["device"], visit["source"]) == (device, source)
            )
            jitter = (2 * rng.random_sample(3) - 1) * step["jitter"]
            share = step["odd"] if odd and (device, source) == chosen else step["contacts"] + float(jitter[0])
            contacts = round(bought / step["order"])
            baskets = max(round(contacts / share), round(3 + 6 * float(rng.random_sample())))
            if (device, source) == ("3", "social"):  # a cell so small that nothing follows from its low share
                contacts = max(bought, 1)
                baskets = 4 + 4 * contacts
            if (device, source) in LARGE:
                baskets = max(baskets, plan["least_baskets"])
                contacts = round(baskets * share)
            cards = round(baskets / (step["basket"] + float(jitter[1]) / 2))
            all_visits = round(cards / (step["card"] + float(jitter[2])))
            for n, steps in (
                (contacts - bought, STEPS[:3]),
                (baskets - contacts, STEPS[:2]),
                (cards - baskets, STEPS[:1]),
                (all_visits - cards, ()),
            ):
                visits.extend(_visit(device, source, list(steps)) for _ in range(max(0, n)))


def _saved(rng, plan, visits):
    """Visits that find a basket of last time and go straight to the contacts: the card is there, the basket is not."""
    for row in rng.random_sample((plan["extra"]["saved"], 2)).tolist():
        device, source = LARGE[int(row[0] * len(LARGE))]
        visits.append(_visit(device, source, ["card", "contacts"] if row[1] < 0.7 else ["contacts"]))


def _staff(rng, plan, world, visits):
    """The shop's own people, who try the site in every way and end in the office of the shop, `/admin/`."""
    start = datetime.combine(plan["start"], datetime.min.time())
    orders = [order for order in world["orders"] if order["staff"] and order["moment"] >= start]
    luck = rng.random_sample(plan["extra"]["staff"]).tolist()
    for order in orders:
        visits.append(_visit("1", "direct", list(STEPS), order=order, when=order["moment"], staff=True))
    for n, row in enumerate(luck[len(orders) :]):
        device, source = LARGE[n % len(LARGE)]
        steps = STEPS[:3] if row < 0.6 else STEPS[:2] if row < 0.85 else STEPS[:1]
        visits.append(_visit(device, source, list(steps), staff=True))


def _details(rng, plan, world, visits, cities):
    """Moments, numbers, pages, seconds, goals in their order, tags."""
    start = datetime.combine(plan["start"], datetime.min.time())
    total, hours = np.cumsum(CITY_WEIGHTS) / sum(CITY_WEIGHTS), np.cumsum(HOURS) / sum(HOURS)
    luck = rng.random_sample((len(visits), 12))
    ids = rng.randint(10**18, 9 * 10**18, len(visits), dtype="int64").tolist()
    tails = rng.randint(10**8, 10**9, len(visits), dtype="int64").tolist()
    city = np.searchsorted(total, luck[:, 0]).tolist()
    hour = np.searchsorted(hours, luck[:, 1]).tolist()
    groups = list(world["groups"])
    pages = {key: [one["url"] for one in world["products"] if one["group"] == key] for key in groups}
    campaigns = list(world["campaigns"])
    for n, (visit, row) in enumerate(zip(visits, luck.tolist(), strict=True)):
        seconds = int(3600 * row[2])
        visit["when"] = visit["when"] or start + timedelta(
            days=int(plan["days"] * row[3]), hours=hour[n], seconds=seconds
        )
        visit["city"] = cities[min(city[n], len(cities) - 1)]
        visit["id"] = ids[n]
        visit["client"] = int((visit["when"] - datetime(1970, 1, 1)).total_seconds()) * 10**9 + tails[n]
        visit["new"] = row[4] < 0.7
        campaign = ""
        if visit["source"] == "ad":
            campaign = visit["order"]["campaign"] if visit["order"] else campaigns[int(row[5] * len(campaigns))]
        group = campaign.removeprefix("feed_") or groups[int(row[5] ** 1.3 * len(groups))]
        visit["utm"] = _utm(visit, campaign)
        visit["goals"], visit["goal_names"] = [], []
        for step in visit["steps"]:
            times = 1
            if step == "basket" and row[6] < plan["extra"]["again"]:
                times = 2 + int(3 * row[7])
            visit["goal_names"] += [step] * times
        _pages(plan, world["site"], visit, group, pages[group], row)
        count = len(visit["goal_names"])
        visit["goals"] = [plan["goals"][name] for name in visit["goal_names"]]
        visit["times"] = [
            visit["when"] + timedelta(seconds=visit["seconds"] * (i + 1) // (count + 1)) for i in range(count)
        ]


def _utm(visit, campaign):
    return {"ad": ("yandex", "cpc", campaign), "email": ("newsletter", "email", "summer")}.get(
        visit["source"], ("", "", "")
    )


def _pages(plan, site, visit, group, products, row):
    """Entry, exit, depth, length and bounce; no visit lasts exactly 15 seconds."""
    product = products[int(row[9] ** 1.5 * len(products))]
    listing = f"{site}/catalog/{group}/"
    home, blog = f"{site}/", site + plan["pages"]["blog"][int(row[9] * len(plan["pages"]["blog"]))]
    entry = product if row[10] < 0.35 else listing if row[10] < 0.68 else home if row[10] < 0.86 else blog
    if not visit["steps"] and row[8] < plan["bounce"][visit["source"]] * (1.5 if entry == blog else 1.0):
        visit.update(start=entry, end=entry, pages=1, seconds=int(BOUNCE_SECONDS * row[11]), bounce=True)
        return
    depth = 1 + len(visit["goal_names"]) + int(4 * row[11])
    end = site + plan["pages"]["inner"][int(row[9] * len(plan["pages"]["inner"]))] if depth > 1 else entry
    if "order" in visit["steps"]:
        end = site + plan["pages"]["thanks"]
    elif "card" in visit["steps"] and row[11] < 0.6:
        end = product
    if visit["staff"]:
        end = f"{site}/admin/orders/"
    seconds = BOUNCE_SECONDS + 5 + int(depth * (9 + 70 * row[8]))
    visit.update(start=entry, end=end, pages=depth, seconds=seconds, bounce=False)


def _line(visit, counter):
    when = visit["when"].isoformat(" ")
    source, medium, campaign = visit["utm"]
    goals, times = "[]", "[]"
    if visit["goals"]:
        goals, times = _array(visit["goals"]), _array(f"'{moment}'" for moment in visit["times"])
    bought, sums = "[]", "[]"
    if visit["order"]:
        bought, sums = f"['{visit['order']['number']}']", f"[{visit['order']['goods'] - visit['order']['discount']}]"
    engine = "ya_direct" if visit["source"] == "ad" else ""
    search = ("yandex" if visit["id"] % 10 < 7 else "google") if visit["source"] == "organic" else ""
    social = "vkontakte" if visit["source"] == "social" else ""
    return (
        f"{visit['id']}\t{counter}\t{visit['client']}\t{when[:10]}\t{when}\t{visit['new']:d}\t{visit['start']}\t{visit['end']}\t"
        f"{visit['pages']}\t{visit['seconds']}\t{visit['bounce']:d}\t{visit['city']}\t{visit['device']}\t{goals}\t{times}\t"
        f"{visit['source']}\t{engine}\t{search}\t{social}\t{source}\t{medium}\t{campaign}\t{bought}\t{sums}"
    )


def _array(items):
    return "[" + ",".join(map(str, items)) + "]"
