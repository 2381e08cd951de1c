"""Layout of the head's report that page and PDF share: the figures at the top, and the heat map in blocks of people."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from tracker.reports.model import HeadReport, HeatMap
from tracker.reports.render import words
from wording.tracker import _

__all__ = ["MAX_MAP_PEOPLE", "Tile", "blocks_of", "columns_by_section", "tiles"]

MAX_MAP_PEOPLE = 24
"""A map of more people cannot be read on a page, so counts replace it; the workbook has the whole map."""
BLOCK = 12
"""People that fit the width of a page."""


class Tile(NamedTuple):
    """A figure at the top of the report."""

    title: str
    number: int
    note: str
    #: id of the table it sums up
    anchor: str


def columns_by_section(report: HeadReport) -> list[tuple[str, list[int]]]:
    """Return the sections' titles with the indices of their competencies in the heat map."""
    indices = groupby(range(len(report.heat.competencies)), key=lambda j: report.heat.competencies[j].section)
    return [(words.section(report.framework, name), list(found)) for name, found in indices]


def blocks_of(heat: HeatMap) -> list[list[int]]:
    """Split the people of the map, as indices, into blocks of about the same size that fit the width of a page."""
    count = -(-len(heat.people) // BLOCK)
    size = -(-len(heat.people) // count) if count else 0
    return [list(range(i, min(i + size, len(heat.people)))) for i in range(0, len(heat.people), size or 1)]


def tiles(report: HeadReport) -> list[Tile]:
    """Return the figures at the top of the report."""
    overdue = sum(d.overdue for d in report.due)
    ended = sum(x.band is None for x in report.expiries)
    behind = sum(q.pace.state == "behind" for q in report.quotas)
    ready = sum(p.ready for p in report.people)
    people = report.stamp.people
    return [
        Tile(_("Needs action"), len(report.due), _("overdue: {n}", n=overdue), "due"),
        Tile(_("May fall behind"), len(report.at_risk), _("of {n} people", n=people), "risk"),
        Tile(_("Quotas behind"), behind, _("of {n}", n=len(report.quotas)), "quotas"),
        Tile(_("Certificates that end"), len(report.expiries), _("ended or missing: {n}", n=ended), "expiries"),
        Tile(_("Held by one person or nobody"), len(report.lone), _("competencies"), "lone"),
        Tile(_("Ready for attestation"), ready, _("of {n} people", n=people), "people"),
    ]
