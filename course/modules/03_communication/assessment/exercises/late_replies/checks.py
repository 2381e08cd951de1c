"""How often each client got a late reply: by questions, not by letters, and by working days."""

import datetime as dt

import pandas as pd

from autograder.checks import check, fail, mapping_share

MOMENT = pd.Timestamp("2026-08-21 18:00")
SATURDAY = 5


def due(sent, weekend_waits=False):
    """The same time on the next working day; `weekend_waits`: a letter of a day off has till Tuesday."""
    day = sent + dt.timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += dt.timedelta(days=1)
    return day + dt.timedelta(days=1) if weekend_waits and sent.weekday() >= SATURDAY else day


def counts(case, asked="first", term=due, unanswered="due", only_first=False, dot=False):
    """Late replies by client.

    Args:
        asked: which letters of a run start the wait: first, last, every.
        term: when the reply to a letter is due.
        unanswered: which questions without a reply are late: due (their time is over), all, none.
        only_first: count the first question of a thread alone.
        dot: whether a reply on the very moment is late.
    """
    found = dict.fromkeys(sorted(set(case["client"])), 0)
    threads = {}
    for row in sorted(case.to_dict("records"), key=lambda r: r["date"]):
        threads.setdefault(row["thread"], []).append(row)
    for rows in threads.values():
        for start, reply in _waits(rows, asked)[: 1 if only_first else None]:
            if reply is None:
                late = unanswered == "all" or (unanswered == "due" and term(start) < MOMENT)
            else:
                late = reply >= term(start) if dot else reply > term(start)
            found[rows[0]["client"]] += late
    return found


def _waits(rows, asked):
    """Pairs: when the client asked, and when we replied or None."""
    pairs, run = [], []
    for row in rows:
        if row["from_client"]:
            run.append(row["date"].to_pydatetime())
        elif run:
            chosen = {"first": run[:1], "last": run[-1:], "every": run}[asked]
            pairs += [(one, row["date"].to_pydatetime()) for one in chosen]
            run = []
    chosen = {"first": run[:1], "last": run[-1:], "every": run}[asked]
    return pairs + [(one, None) for one in chosen]


def a_day(sent):
    return sent + dt.timedelta(hours=24)


def to_tuesday(sent):
    return due(sent, weekend_waits=True)


def share(answer, case):
    """F1 over clients; one number for all of them is worth nothing."""
    return mapping_share(answer, counts(case))


@check
def clients(answer, case):
    """A client is missing, or something else is a key."""
    right = counts(case)
    missing = [name for name in right if name not in answer]
    extra = [str(key) for key in answer if key not in right]
    if missing or extra:
        return fail(missing=", ".join(missing) or "—", extra=", ".join(extra[:3]) or "—", n=len(right))


@check
def calendar_day(answer, case):
    """Twenty-four hours instead of a working day."""
    return answer != counts(case, term=a_day)


@check
def weekend_till_tuesday(answer, case):
    """A letter of a day off was given one day more."""
    return answer != counts(case, term=to_tuesday)


@check
def every_letter(answer, case):
    """Reminders were counted as questions."""
    return answer != counts(case, asked="every")


@check
def from_the_reminder(answer, case):
    """The wait begins at the last letter before the reply."""
    return answer != counts(case, asked="last")


@check
def never_answered(answer, case):
    """Questions without a reply were left out, or all of them called late."""
    return answer not in (counts(case, unanswered="none"), counts(case, unanswered="all"))


@check
def one_question(answer, case):
    """Only the first question of a thread was looked at."""
    return answer != counts(case, only_first=True)


@check
def on_the_dot(answer, case):
    """A reply at the very moment it was due was called late."""
    return answer != counts(case, dot=True)


@check
def value(answer, case):
    """Some other difference."""
    right = counts(case)
    bad = [name for name in right if answer[name] != right[name]]
    if bad:
        return fail(n=len(bad), total=len(right), client=bad[0], got=answer[bad[0]])
