"""What the datasets of one tracker share: the tasks of a site project, 10 August to 14 September 2026, 9:00.

`world(rng, lang)` returns words, tasks and their changes as plain data, so that a task and its log speak of the same
moments. Times are Moscow times.
"""

import math
import tomllib
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
START = datetime(2026, 8, 10)
LAST = datetime(2026, 9, 11)
NOW = datetime(2026, 9, 14, 9)
CLIENT = "6"
OWNERS = {"design": ("4",), "texts": ("1",), "build": ("5",), "search": ("2", "3")}
HOURS = (2, 3, 4, 4, 6, 6, 8, 12)
ADDED = 4
"""Tasks of each section that came after the first week."""
WAITING, DOING, CONTROL, DONE, DEFERRED = "2", "3", "4", "5", "6"


@cache
def _words(lang):
    return tomllib.loads((HERE / f"words.{lang}.toml").read_text("utf-8"))


def world(rng, lang):
    """Return words and tasks; each task has its changes, oldest first."""
    words = _words(lang)
    while True:
        tasks = [task for section in OWNERS for task in _section(rng, section, words)]
        if _telling(tasks):
            break
    tasks.sort(key=lambda task: task["created"])
    for number, task in enumerate(tasks):
        task["id"] = str(1107 + 2 * number)
    return {"words": words, "tasks": tasks, "now": NOW}


def _telling(tasks):
    """Whether new work changes the weeks that are left, and so does rounding; the client holds something."""
    since = NOW.replace(hour=0) - timedelta(days=28)
    left = sum(task["estimate"] for task in tasks if task["status"] != DONE)
    closed = sum(task["estimate"] for task in tasks if task["closed"] and task["closed"] >= since)
    added = sum(task["estimate"] for task in tasks if task["created"] >= since)
    if closed - added < 24 or sum(task["responsible"] == CLIENT for task in tasks) < 2:
        return False
    weeks, without = 4 * left / (closed - added), 4 * left / closed
    return 0.1 < weeks % 1 < 0.9 and 4 < weeks < 16 and math.ceil(weeks) > math.ceil(without) + 1


def _moment(rng, day, low=10, high=17):
    """Return a moment of a working day: `day` itself or the Monday after it."""
    while day.weekday() > 4:
        day += timedelta(days=1)
    hour, minute = low + int(rng.randint(high - low, dtype="int64")), 5 * int(rng.randint(12, dtype="int64"))
    return day.replace(hour=hour, minute=minute)


def _below(rng, count):
    return int(rng.randint(count, dtype="int64"))


def _section(rng, section, words):
    titles = words["titles"][section]
    order = rng.permutation(len(titles)).tolist()
    tasks = []
    for place, n in enumerate(order):
        new = place >= len(order) - ADDED
        week = 1 + _below(rng, 1 if place == (len(order) + 1) // 2 + 2 else 4) if new else 0
        created = _moment(rng, START + timedelta(days=7 * week + _below(rng, 5)), 9, 16)
        tasks.append(
            {
                "title": titles[n],
                "section": section,
                "responsible": OWNERS[section][_below(rng, len(OWNERS[section]))],
                "created": created,
                "estimate": HOURS[_below(rng, len(HOURS))],
                "place": place,
            }
        )
    _finish(rng, tasks)
    return tasks


def _finish(rng, tasks):
    """Give statuses, days, hours and changes: half is done, two at control, one deferred, the rest open."""
    done = (len(tasks) + 1) // 2
    for task in tasks:
        place = task["place"] - done
        if place < 0:
            task["status"] = DONE
        elif place < 2:
            task["status"] = CONTROL
        else:
            task["status"] = DEFERRED if place == 2 else (WAITING, DOING)[_below(rng, 2)]
        task["closed"] = None
        if task["status"] == DONE:
            first = max(START + timedelta(days=7), task["created"] + timedelta(days=3))
            day = first + timedelta(days=_below(rng, max(1, (LAST - first).days)))
            task["closed"] = _moment(rng, min(day, LAST), 12, 17)
        _deadline(rng, task, place)
        _spent(rng, task, place)
        _changes(rng, task)


def _deadline(rng, task, place):
    """Half of what is done was late; of what is open two are overdue, one or two have no deadline, one is due now."""
    luck = rng.random_sample()
    if task["status"] == DONE:
        day = task["closed"] + timedelta(days=-3 if luck < 0.5 else 4)
        task["deadline"] = _moment(rng, day).replace(hour=19, minute=0)
    elif place in (0, 4):
        task["deadline"] = None
    elif place == 2:
        task["deadline"] = NOW.replace(hour=19)
    elif place in (1, 3) or luck < 0.3:
        task["deadline"] = datetime(2026, 9, 7 + _below(rng, 5), 19)
    else:
        task["deadline"] = datetime(2026, 9, 15 + _below(rng, 4), 19)


def _spent(rng, task, place):
    """Hours spent: two of the open tasks of a section have taken more than was planned."""
    luck = rng.random_sample()
    if task["status"] == DONE:
        task["spent"] = round(task["estimate"] * (0.7 + 0.6 * luck) * 4) / 4
    elif place in (1, 3):
        task["spent"] = task["estimate"] + 1.5 + round(4 * luck) / 2
    else:
        task["spent"] = 0.0 if task["status"] == WAITING else round(task["estimate"] * (0.3 + 0.5 * luck) * 4) / 4


def _changes(rng, task):
    """Set the log of a task: created, handed over, handed in, returned, accepted; comments in between."""
    owner, status = task["responsible"], task["status"]
    end = task["closed"] or _pause(rng, status)
    begin = _moment(rng, task["created"] + timedelta(days=1), 9, 12)
    log = [(task["created"], "NEW", None, None, "1")]
    if status != WAITING and begin < end:
        log.append((begin, "STATUS", WAITING, DOING, owner))
    if task["section"] == "texts" or (task["section"] == "design" and task["place"] % 2 == 0):
        log += _handovers(rng, task, begin, end)
    if status == DEFERRED or (status == DONE and task["place"] % 3 == 1 and (end - begin).days > 2):
        log.append((end - timedelta(hours=30), "STATUS", DOING, CONTROL, owner))
        log.append((end - timedelta(hours=28), "STATUS", CONTROL, DOING, "1"))
    if status == DEFERRED:
        log.append((end, "STATUS", DOING, DEFERRED, "1"))
    if status in (CONTROL, DONE):
        log.append((end - timedelta(hours=1), "STATUS", DOING, CONTROL, owner))
    if status == DONE:
        log.append((end, "STATUS", CONTROL, DONE, "1"))
    for _ in range(_below(rng, 3)):
        at = task["created"] + timedelta(hours=3 + _below(rng, 90))
        if at < end:
            log.append((at, "COMMENT", None, "", (owner, CLIENT)[_below(rng, 2)]))
    task["log"] = sorted(log, key=lambda change: change[0])


def _pause(rng, status):
    """Return the last moment of work on a task that is not accepted."""
    if status == DEFERRED:
        return _moment(rng, datetime(2026, 9, 1 + _below(rng, 4)), 12)
    return _moment(rng, LAST, 14) if status == CONTROL else NOW


def _handovers(rng, task, begin, end):
    """Return the changes by which a task went to the client and back; what is open stays with the client."""
    owner, changes, back = task["responsible"], [], begin
    open_yet = task["status"] in (WAITING, DOING)
    for _ in range(1 + _below(rng, 2)):
        to = _moment(rng, back + timedelta(days=1 + _below(rng, 3)))
        back = _moment(rng, to + timedelta(days=1 if task["status"] == DEFERRED else 2 + _below(rng, 8)))
        if back >= min(end, LAST) - timedelta(hours=30):
            break
        changes += [(to, "RESPONSIBLE_ID", owner, CLIENT, owner), (back, "RESPONSIBLE_ID", CLIENT, owner, CLIENT)]
    to = max([_moment(rng, datetime(2026, 9, 2 + _below(rng, 6))), begin, *(one[0] for one in changes)])
    if open_yet and to < LAST + timedelta(days=1):
        changes.append((to + timedelta(minutes=20), "RESPONSIBLE_ID", owner, CLIENT, owner))
        task["responsible"] = CLIENT
    return changes
