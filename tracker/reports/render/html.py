"""Reports as pages: one file each, styles inside, no scripts, no network."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from tracker.domain.policy import Policy
from tracker.reports.model import HeadReport, HeatMap, PersonReport
from tracker.reports.render import words
from tracker.reports.render.head_sheets import head_sheets
from tracker.reports.render.person_sheets import STATE_TONE, explain_level, person_sheets, rate_text
from tracker.reports.render.sentences import rule
from tracker.reports.render.sheet import about
from wording.languages import current_language
from wording.tracker import _

__all__ = ["MAP_PEOPLE", "blocks_of", "head_html", "person_html", "places_by_section", "tiles"]

MAP_PEOPLE = 24
"""A map of more people cannot be read on a page: it gives way to counts, and the workbook holds the whole map."""
BLOCK = 12
ROWS = 60
"""Rows of a list on the page; the workbook holds the rest."""


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("tracker.reports.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(_=_, words=words, tone=STATE_TONE, limit=ROWS, states=tuple(STATE_TONE))
    return env


def head_html(report: HeadReport) -> str:
    """The head's report as one page in the language in force."""
    sheets = {sheet.id: sheet for sheet in head_sheets(report)}
    return _render(
        "head.html",
        title=_("Department report"),
        report=report,
        sheets=sheets,
        sections=places_by_section(report),
        blocks=blocks_of(report.heat) if len(report.heat.people) <= MAP_PEOPLE else [],
        tiles=tiles(report),
        rules=[rule(r) for r in report.rules],
        about=about(report.stamp),
    )


def person_html(report: PersonReport, policy: Policy) -> str:
    """A person's page in the language in force."""
    asked = [r for r in report.readiness.requirements if not r.met]
    return _render(
        "person.html",
        title=report.person.person.name,
        report=report,
        sheets={sheet.id: sheet for sheet in person_sheets(report, policy)},
        sections=[
            (words.section(report.framework, name), list(lines))
            for name, lines in groupby(report.levels, key=lambda x: x.competency.section)
        ],
        rate=rate_text(report, policy),
        missing=len(asked),
        explain=lambda line: explain_level(line, policy),
        about=about(report.stamp),
    )


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(lang=current_language(), **values)


def places_by_section(report: HeadReport) -> list[tuple[str, list[int]]]:
    """Titles of the sections with the places of their competencies in the map."""
    places = groupby(range(len(report.heat.competencies)), key=lambda j: report.heat.competencies[j].section)
    return [(words.section(report.framework, name), list(found)) for name, found in places]


def blocks_of(heat: HeatMap) -> list[list[int]]:
    """People in blocks that fit the width of a page, of about the same size."""
    count = -(-len(heat.people) // BLOCK)
    size = -(-len(heat.people) // count) if count else 0
    return [list(range(i, min(i + size, len(heat.people)))) for i in range(0, len(heat.people), size or 1)]


def tiles(report: HeadReport) -> list[tuple[str, int, str, str]]:
    """(title, number, note, anchor) at the top of the page."""
    overdue = sum(d.overdue for d in report.due)
    ended = sum(x.band is None for x in report.expiries)
    return [
        (_("Needs action"), len(report.due), _("overdue: {n}", n=overdue), "due"),
        (_("May fall behind"), len(report.at_risk), _("of {n} people", n=report.stamp.people), "risk"),
        (
            _("Quotas behind"),
            sum(q.pace.state == "behind" for q in report.quotas),
            _("of {n}", n=len(report.quotas)),
            "quotas",
        ),
        (_("Certificates that end"), len(report.expiries), _("ended or missing: {n}", n=ended), "expiries"),
        (_("Held by one person or nobody"), len(report.lone), _("competencies"), "lone"),
        (
            _("Ready for attestation"),
            sum(p.ready for p in report.people),
            _("of {n} people", n=report.stamp.people),
            "people",
        ),
    ]
