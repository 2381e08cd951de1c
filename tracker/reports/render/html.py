"""Write reports as pages. Each is one file with its styles and without scripts, so it opens without a network."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from tracker.domain.policy import Policy
from tracker.reports.model import HeadReport, PersonReport
from tracker.reports.render import words
from tracker.reports.render.head_layout import MAX_MAP_PEOPLE, blocks_of, columns_by_section, tiles
from tracker.reports.render.head_sheets import head_sheets
from tracker.reports.render.person_sheets import explain_level, person_sheets, rate_text
from tracker.reports.render.sentences import rule
from tracker.reports.render.sheet import about
from tracker.reports.render.tones import LEVEL_TONE
from wording.languages import current_language
from wording.tracker import _

__all__ = ["head_html", "person_html"]

MAX_ROWS = 60
"""Rows of a table on the page; the workbook has all of them."""


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("tracker.reports.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(_=_, words=words, tone=LEVEL_TONE, limit=MAX_ROWS, states=tuple(LEVEL_TONE))
    return env


def head_html(report: HeadReport) -> str:
    """Write the head's report as one page, in the current language."""
    sheets = {sheet.id: sheet for sheet in head_sheets(report)}
    return _render(
        "head.html",
        title=_("Department report"),
        report=report,
        sheets=sheets,
        sections=columns_by_section(report),
        blocks=blocks_of(report.heat) if len(report.heat.people) <= MAX_MAP_PEOPLE else [],
        tiles=tiles(report),
        rules=[rule(r) for r in report.rules],
        about=about(report.stamp),
    )


def person_html(report: PersonReport, policy: Policy) -> str:
    """Write a person's report as one page, in the current language."""
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
        missing=len(report.readiness.missing),
        explain=lambda line: explain_level(line, policy),
        about=about(report.stamp),
    )


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(lang=current_language(), **values)
