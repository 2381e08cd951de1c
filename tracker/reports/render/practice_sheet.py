"""The table of practice, which both reports have."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.practice import Practice
from tracker.reports.model import PracticeLine
from tracker.reports.render import words
from tracker.reports.render.sheet import Column, Entry, Sheet, entry
from wording.tracker import _

__all__ = ["practice_sheet"]


def practice_sheet(lines: Iterable[PracticeLine], *, name_people: bool = True) -> Sheet:
    """Return how far people have got in the practice of modules. `name_people`: with a column of names."""
    first = 0 if name_people else 1
    return Sheet(
        "practice",
        _("Practice"),
        _("How far the exercises of a module are done. Practice passes nothing: a level asks for the assessment."),
        (
            Column(_("Person"), 24),
            Column(_("Module"), 28),
            Column(_("Points"), 14, True),
            Column(_("Done"), 12, True),
            Column(_("Handed in"), 14),
        )[first:],
        tuple(
            (
                entry(x.person.name),
                entry(x.practice.module),
                entry(_("{part} of {whole}", part=_short(x.practice.points), whole=_short(x.practice.max_points))),
                _share(x.practice),
                entry(x.practice.on),
            )[first:]
            for x in lines
        ),
        _("No practice was handed in."),
    )


def _share(practice: Practice) -> Entry:
    share = practice.points / practice.max_points
    return Entry(f"{round(100 * share)} %", round(share, 2))


def _short(points: float) -> str:
    return words.number(points, 0 if points == int(points) else 1)
