"""Write reports as PDF with Typst. All text is passed as data, so that nothing a person wrote is read as markup. The
fonts are those inside Typst, so that every machine gives the same pages."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, cast

import typst

from tracker.domain.policy import Policy
from tracker.reports.model import Cell, HeadReport, PersonReport, Stamp
from tracker.reports.render import words
from tracker.reports.render.head_layout import MAX_MAP_PEOPLE, blocks_of, columns_by_section, tiles
from tracker.reports.render.head_sheets import SHEETS_BEFORE_MAP, head_sheets
from tracker.reports.render.person_sheets import person_sheets, rate_text
from tracker.reports.render.sentences import rule
from tracker.reports.render.sheet import Sheet, about
from tracker.reports.render.tones import LEVEL_TONE
from wording.languages import current_language
from wording.tracker import _

__all__ = ["head_pdf", "person_pdf"]


def head_pdf(report: HeadReport) -> bytes:
    """Write the head's report as PDF, in the current language."""
    sheets = [_table(sheet) for sheet in head_sheets(report)]
    data = {
        "title": _("Department report"),
        "tiles": [{"name": x.title, "number": x.number, "note": x.note} for x in tiles(report)],
        "parts": [*sheets[:SHEETS_BEFORE_MAP], *_heat(report), *sheets[SHEETS_BEFORE_MAP:]],
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
    """Write a person's report as PDF, in the current language."""
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
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    moment = stamp.known_at.replace(microsecond=0)  # Typst refuses microseconds
    return cast(bytes, compiler.compile(source, format="pdf", sys_inputs=inputs, timestamp=moment))


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
    """Return the heat map in blocks of people. Empty for a department too large for paper; the workbook has the map."""
    heat = report.heat
    if len(heat.people) > MAX_MAP_PEOPLE:
        return []
    legend = [{"text": words.level_state(s), "tone": t, "note": words.level_legend(s)} for s, t in LEVEL_TONE.items()]
    found = []
    for block in blocks_of(heat):
        sections = [
            {
                "title": title,
                "rows": [
                    {
                        "name": words.competency(report.framework, heat.competencies[j].id),
                        "cells": [_cell(heat.cells[i][j]) for i in block],
                    }
                    for j in indices
                ],
            }
            for title, indices in columns_by_section(report)
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


def _cell(cell: Cell) -> dict[str, str]:
    return {"text": words.level(cell.state, cell.value), "tone": LEVEL_TONE[cell.state]}
