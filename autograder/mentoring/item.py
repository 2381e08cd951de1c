"""One thing that waits for a mentor, and the words for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from wording.autograder import _

__all__ = ["Item", "What", "next_step", "words"]

What = Literal[
    "grade", "failed", "regrade", "answers", "mark", "stale", "overdue", "checks", "hints", "same_check", "quiet"
]


@dataclass(frozen=True)
class Item:
    """What waits, of whom, since when."""

    what: What
    module: str
    trainee: str
    #: Aware; None when it is not known.
    since: dt.datetime | None
    #: Title of the exercise; empty where it is the whole work.
    exercise: str = ""
    #: A number or a reason that belongs to it.
    detail: str = ""


def words(item: Item) -> str:
    """Say what waits, in the current language."""
    name, detail = item.exercise, item.detail
    return {
        "grade": _("handed in, not graded yet"),
        "failed": _("could not be graded: {reason}", reason=detail),
        "regrade": _("graded by an earlier version of the course, or by another due date"),
        "answers": _("“{name}” waits for answers.json, which was not handed in", name=name),
        "mark": _("“{name}” waits for your mark", name=name),
        "stale": _("“{name}” has a mark of an earlier text or rubric ({points})", name=name, points=detail),
        "overdue": _("nothing handed in, and the due date is past"),
        "checks": _("“{name}”: checked {n} times, and not right", name=name, n=detail),
        "hints": _("“{name}”: all hints are used, and it is not right", name=name),
        "same_check": _("“{name}”: the same check fails in {n} works in a row", name=name, n=detail),
        "quiet": _("began, and nothing has happened for {n} days", n=detail),
    }[item.what]


def next_step(item: Item) -> str:
    """Say what to do about it, in the current language."""
    if item.what in ("checks", "hints", "same_check"):
        return _("look at the work together")
    return {
        "grade": f"academy grade {item.module} --trainee {item.trainee}",
        "failed": _("ask for the file again, or mend it, and grade"),
        "regrade": f"academy regrade {item.module} --trainee {item.trainee}",
        "answers": _("ask for the file, and grade again"),
        "mark": f"academy mark {item.module}",
        "stale": f"academy mark {item.module}",
        "overdue": _("ask; a date of their own: {command}", command=f"academy due set {item.module} --trainee …"),
        "quiet": _("ask what holds them up"),
    }[item.what]
