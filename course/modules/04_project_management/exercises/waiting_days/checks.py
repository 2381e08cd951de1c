"""Evenings of working days on which tasks lay with the client and with us."""

import pandas as pd

from autograder.checks import check, close, fail, mapping_share, once

FIRST, LAST, CLIENT = pd.Timestamp(2026, 8, 10, 18), pd.Timestamp(2026, 9, 11, 18), "6"
DAYS = [FIRST + pd.Timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


@once
def logs(task_history):
    """Task -> its changes as (time, field, after)."""
    found = {}
    columns = (task_history[name].tolist() for name in ("task", "time", "field", "after"))
    for task, time, field, after in zip(*columns, strict=True):
        found.setdefault(task, []).append((time, field, after))
    return found


def lies(changes, evening, stops):
    """Whose the task is in an evening, or None."""
    past = [change for change in changes if change[0] <= evening]
    state = next((after for _, field, after in reversed(past) if field == "STATUS"), "")
    if not past or state in stops:
        return None
    owner = next((after for _, field, after in reversed(past) if field == "RESPONSIBLE_ID"), "")
    return "client" if owner == CLIENT else "us"


def counted(task_history, weekend=False, stops=("5", "6"), every=False, returned=False, once_a_day=False):
    """Side -> days; the arguments are what people do in another way."""
    found = []
    for task, changes in logs(task_history).items():
        moves = [after for _, field, after in changes if field == "RESPONSIBLE_ID"]
        if CLIENT not in moves and not every:
            continue
        # Without an end the last stay with the client is lost.
        left = max((time for time, field, _ in changes if field == "RESPONSIBLE_ID"), default=None)
        for day in DAYS:
            side = lies(changes, day, stops) if weekend or day.weekday() < 5 else None
            if side and not (returned and moves and moves[-1] == CLIENT and day >= left):
                found.append((side, day, "" if once_a_day else task))
    return {side: sum(one[0] == side for one in set(found)) for side in ("client", "us")}


@once
def expected(task_history):
    """Side -> days."""
    return counted(task_history)


def near(got, right):
    return isinstance(got, int | float) and not isinstance(got, bool) and close(got, right, rel=0, abs=0.01)


def share(answer, task_history):
    """Sides that are right."""
    return mapping_share(answer, expected(task_history), near)


def agrees(answer, other):
    return all(near(answer[side], other[side]) for side in ("client", "us"))


def shows(answer, task_history, **how):
    """Whether the answer was counted in another way, which gives something else."""
    other = counted(task_history, **how)
    return agrees(answer, other) and other != expected(task_history)


def told(answer):
    return fail(client=answer["client"], us=answer["us"])


@check
def shape(answer):
    """Other keys, or values that are no numbers."""
    numbers = [v for v in answer.values() if isinstance(v, int | float) and not isinstance(v, bool) and v == v]
    if set(answer) != {"client", "us"} or len(numbers) != 2:
        return fail(keys=", ".join(map(str, answer))[:200] or "—")


@check
def swapped(answer, task_history):
    """The sides are mixed up."""
    right = expected(task_history)
    if agrees(answer, {"client": right["us"], "us": right["client"]}) and right["us"] != right["client"]:
        return told(answer)


@check
def weekends(answer, task_history):
    """Every day of the calendar."""
    if shows(answer, task_history, weekend=True):
        return told(answer)


@check
def last_lost(answer, task_history):
    """What the client still has was left out."""
    if shows(answer, task_history, returned=True):
        return fail(client=answer["client"])


@check
def deferred(answer, task_history):
    """Deferred tasks wait too."""
    if shows(answer, task_history, stops=("5",)):
        return told(answer)


@check
def every_task(answer, task_history):
    """Tasks that the client never had."""
    if shows(answer, task_history, every=True):
        return fail(us=answer["us"])


@check
def after_done(answer, task_history):
    """Accepted tasks go on waiting."""
    if shows(answer, task_history, stops=("6",)) or shows(answer, task_history, stops=()):
        return fail(us=answer["us"])


@check
def calendar(answer, task_history):
    """Days in place of days of tasks."""
    if shows(answer, task_history, once_a_day=True):
        return told(answer)


@check
def value(answer, task_history):
    """Both sides are right."""
    if not agrees(answer, expected(task_history)):
        return told(answer)
