"""Reports as PDF by Typst. All text goes in as data, so nothing from a person is read as markup; fonts are those
Typst brings."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, cast

import typst

from tracker.domain.policy import Policy
from tracker.reports.model import HeadReport, PersonReport, Stamp
from tracker.reports.render import words
from tracker.reports.render.head_sheets import head_sheets
from tracker.reports.render.html import MAP_PEOPLE, blocks_of, places_by_section, tiles
from tracker.reports.render.person_sheets import STATE_TONE, person_sheets, rate_text
from tracker.reports.render.sentences import rule
from tracker.reports.render.sheet import Sheet, about
from wording.languages import current_language
from wording.tracker import _

__all__ = ["head_pdf", "person_pdf"]


def head_pdf(report: HeadReport) -> bytes:
    """The head's report in the language in force."""
    sheets = [_table(sheet) for sheet in head_sheets(report)]
    data = {
        "title": _("Department report"),
        "tiles": [{"name": name, "number": number, "note": note} for name, number, note, _anchor in tiles(report)],
        "parts": [*sheets[:3], *_heat(report), *sheets[3:]],
        "end": {
            "title": _("Rules"),
            "lead": _(
                "A person is named among those who may fall behind when one of these holds (rules {version}):",
                version=report.stamp.policy,
            ),
            "lines": [rule(r) for r in report.rules],
            "note": _("The report gives advice and its reasons. Decisions are made and signed by a person."),
        },
    }
    return _compile(data, report.stamp)


def person_pdf(report: PersonReport, policy: Policy) -> bytes:
    """A person's report in the language in force."""
    data = {
        "title": report.person.person.name,
        "tiles": [],
        "parts": [_table(sheet) for sheet in person_sheets(report, policy)],
        "end": {
            "title": _("New tasks"),
            "lead": rate_text(report, policy),
            "lines": [],
            "note": _("If something here is wrong, you can object: the head answers in writing."),
        },
    }
    return _compile(data, report.stamp)


def _compile(data: dict[str, Any], stamp: Stamp) -> bytes:
    data |= {"lang": current_language(), "about": about(stamp), "foot": f"{data['title']} · {words.day(stamp.as_of)}"}
    source = files("tracker.reports.render").joinpath("templates", "report.typ").read_bytes()
    compiler = typst.Compiler(ignore_system_fonts=True)
    words_in = {"data": json.dumps(data, ensure_ascii=False)}
    moment = stamp.known_at.replace(microsecond=0)  # Typst takes no microseconds
    found = compiler.compile(source, format="pdf", sys_inputs=words_in, timestamp=moment)
    return cast(bytes, found)


def _table(sheet: Sheet) -> dict[str, Any]:
    return {
        "kind": "table",
        "title": sheet.title,
        "lead": sheet.lead,
        "empty": sheet.empty,
        "columns": [{"title": c.title, "width": c.width, "number": c.number} for c in sheet.columns],
        "rows": [[{"text": e.text, "tone": e.tone, "lines": e.lines} for e in row] for row in sheet.rows],
    }


def _heat(report: HeadReport) -> list[dict[str, Any]]:
    """The map in blocks of people; none for a department too large for paper, where the workbook holds it."""
    heat = report.heat
    if len(heat.people) > MAP_PEOPLE:
        return []
    legend = [{"text": words.level_state(s), "tone": t, "note": words.level_legend(s)} for s, t in STATE_TONE.items()]
    found = []
    for block in blocks_of(heat):
        sections = [
            {
                "title": title,
                "rows": [
                    {
                        "name": words.competency(report.framework, heat.competencies[j].id),
                        "cells": [_cell(heat.cells[i][j].state, heat.cells[i][j].value) for i in block],
                    }
                    for j in places
                ],
            }
            for title, places in places_by_section(report)
        ]
        found.append(
            {
                "kind": "heat",
                "title": _("Heat map"),
                "lead": _("Person by competency: the state in words, and the level on the scale where there is one."),
                "competency": _("Competency"),
                "legend": legend,
                "people": [heat.people[i].name for i in block],
                "sections": sections,
            }
        )
    return found


def _cell(state: str, value: float | None) -> dict[str, str]:
    return {"text": f"{words.level_state(state)} {words.level_value(value)}".strip(), "tone": STATE_TONE[state]}
