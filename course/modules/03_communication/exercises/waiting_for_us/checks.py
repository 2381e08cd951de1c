"""Threads in which the client has waited for the agency longer than one working day, small mailboxes first, then the trainee's own."""

import datetime as dt
from functools import cache
from operator import itemgetter

import pandas as pd

from autograder.checks import call, check, fail

SATURDAY = 5
# Every small mailbox holds a thread that was settled long ago, as a real one would: nobody's code should fail for the lack of our letters.
SETTLED = 50


@cache
def mailbox(*letters):
    """A frame as `load("letters")` gives it, from (thread, "day hour:minute" of September 2026, "client" | "us"); 7 September is a Monday."""
    rows = []
    for number, (thread, when, who) in enumerate(
        [(SETTLED, "01 10:00", "client"), (SETTLED, "01 10:30", "us"), *letters]
    ):
        client, us = ("anna@client.example", "Anna"), ("marina@agency.example", "Marina")
        sender, to = (client, us) if who == "client" else (us, client)
        rows.append(
            {"message_id": f"<{number}@mail.example>", "thread": thread, "reply_to": None, "date": pd.Timestamp(f"2026-09-{when}"),
             "from_name": sender[1], "from_address": sender[0], "to": [to[0]], "cc": [], "subject": f"Re: {thread}", "body": "...",
             "from_client": who == "client"}
        )  # fmt: skip
    return pd.DataFrame(rows).astype({"thread": "int64", "date": "datetime64[ns]", "from_client": bool})


def due(sent):
    """The same time on the first working day after the letter's day."""
    day = sent + dt.timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += dt.timedelta(days=1)
    return day


def overdue(letters, moment):
    """Threads whose oldest unanswered client letter should have been answered before the moment."""
    since = {}
    rows = zip(letters["date"].tolist(), letters["thread"].tolist(), letters["from_client"].tolist(), strict=True)
    for date, thread, from_client in sorted(rows, key=itemgetter(0)):
        if date > moment:
            break
        if not from_client:
            since.pop(thread, None)
        else:
            since.setdefault(thread, date)
    return {thread for thread, first in since.items() if due(first) < moment}


def found(answer, letters, moment):
    """What the trainee's function returns, as a set of thread numbers; None when it is something else."""
    got = call(answer, letters, moment)
    got = list(got.values()) if isinstance(got, dict) else got
    if not isinstance(got, list | set) or any(isinstance(t, bool) or not isinstance(t, int | float) for t in got):
        return None
    return {int(t) for t in got}


def differs(answer, letters, moment, thread):
    """Whether the function is wrong about one thread of a small mailbox, as feedback values."""
    got, right = found(answer, letters, moment), overdue(letters, moment)
    if got is None or (thread in got) != (thread in right):
        return {"moment": moment, "got": (got or set()) - {SETTLED} or "—"}
    return None


def at(when):
    return pd.Timestamp(f"2026-09-{when}")


@check
def shape(answer):
    """Something other than a set of thread numbers comes back."""
    letters = mailbox((4, "07 10:00", "client"), (9, "09 10:00", "client"), (9, "09 12:00", "us"))
    if found(answer, letters, at("09 18:00")) is None:
        return fail(got=call(answer, letters, at("09 18:00")))


@check
def answered(answer):
    """A thread that was answered is still on the list, or one that was never answered is not."""
    letters = mailbox((1, "07 10:00", "client"), (2, "07 11:00", "client"), (2, "07 15:00", "us"))
    for thread in (1, 2):
        if wrong := differs(answer, letters, at("09 18:00"), thread):
            return fail(thread=thread, **wrong)


@check
def future(answer):
    """A reply that had not been sent yet at the moment counts as a reply."""
    letters = mailbox((1, "07 10:00", "client"), (1, "10 12:00", "us"), (2, "10 09:00", "client"))
    if wrong := differs(answer, letters, at("09 12:00"), 1):
        return fail(**wrong)


@check
def new_question(answer):
    """A fresh question in an old thread is measured from the thread's beginning."""
    letters = mailbox(
        (1, "07 10:00", "client"), (1, "07 12:00", "us"), (1, "09 17:00", "client"), (2, "07 09:00", "client")
    )
    if wrong := differs(answer, letters, at("09 18:00"), 1):
        return fail(**wrong)


@check
def reminder(answer):
    """A client's reminder starts the clock anew."""
    letters = mailbox((1, "07 10:00", "client"), (1, "09 09:00", "client"), (2, "09 11:00", "client"))
    if wrong := differs(answer, letters, at("09 12:00"), 1):
        return fail(**wrong)


@check
def weekend(answer):
    """Days off are counted as working time."""
    letters = mailbox((1, "11 16:00", "client"), (2, "12 12:00", "client"), (3, "10 16:00", "client"))
    for thread in (1, 2):
        if wrong := differs(answer, letters, at("14 11:00"), thread):
            return fail(**wrong)


@check
def hours(answer):
    """Only dates are compared, so that a day and a few hours pass for a day; or more than a day is allowed."""
    letters = mailbox((1, "08 10:00", "client"), (2, "09 15:00", "client"), (3, "04 12:00", "client"))
    for moment, thread in ((at("09 17:00"), 1), (at("09 17:00"), 2), (at("07 15:00"), 3)):
        if wrong := differs(answer, letters, moment, thread):
            return fail(**wrong)


@check
def weekend_letter(answer):
    """A letter of a day off: it waits till the same hour of Monday, and no longer."""
    for thread, sent in ((1, "12 12:00"), (2, "13 16:00"), (3, "11 15:00")):
        letters = mailbox((thread, sent, "client"), (4, "10 09:00", "client"))
        hour = pd.Timedelta(hours=int(sent[3:5]))
        for moment in (at("14 00:00") + hour - pd.Timedelta(hours=1), at("14 00:00") + hour + pd.Timedelta(hours=1)):
            if wrong := differs(answer, letters, moment, thread):
                return fail(sent=at(sent), **wrong)


@check
def border(answer):
    """The very moment when the reply is due, and the very moment of a reply."""
    letters = mailbox(
        (1, "08 10:00", "client"), (2, "11 15:00", "client"), (3, "12 12:00", "client"), (5, "07 09:00", "client")
    )
    for thread, moment in ((1, at("09 10:00")), (2, at("14 15:00")), (3, at("14 12:00"))):
        if wrong := differs(answer, letters, moment, thread):
            return fail(**wrong)


@check
def reply_now(answer):
    """A reply that leaves at the very moment is there."""
    letters = mailbox((1, "07 10:00", "client"), (1, "09 12:00", "us"), (2, "07 09:00", "client"))
    if wrong := differs(answer, letters, at("09 12:00"), 1):
        return fail(**wrong)


@check
def we_began(answer):
    """A thread that the agency began and the client answered."""
    letters = mailbox((1, "07 10:00", "us"), (1, "07 12:00", "client"), (2, "07 09:00", "client"))
    if wrong := differs(answer, letters, at("09 12:00"), 1):
        return fail(**wrong)


@check
def own_letters(answer, letters):
    """The trainee's own mailbox, day by day, at noon and in the evening by turns."""
    begin, end = letters.loc[~letters["from_client"], "date"].min(), letters["date"].max()
    # Half a second past: letters are dated to the second, so none is due at that very moment and “later than” has no border case.
    days = pd.date_range(begin.normalize() + pd.Timedelta(days=1), end.normalize())
    moments = [day + pd.Timedelta(hours=(12, 18)[n % 2], milliseconds=500) for n, day in enumerate(days)]
    bad = [m for m in moments if found(answer, letters, m) != overdue(letters, m)]
    if bad:
        got, right = found(answer, letters, bad[0]) or set(), overdue(letters, bad[0])
        return fail(moment=bad[0], n=len(bad), total=len(moments), extra=len(got - right), missed=len(right - got))


@check(hidden=True)
def any_order(answer, letters):
    """A mailbox whose letters are not sorted by date. Half of the points: every evening of the own mailbox is right."""
    moment = letters["date"].max().normalize() + pd.Timedelta(hours=18, milliseconds=500)
    mixed = letters.sample(frac=1, random_state=7)
    if found(answer, mixed, moment) != overdue(letters, moment):
        return fail(share=0.5, moment=moment)
