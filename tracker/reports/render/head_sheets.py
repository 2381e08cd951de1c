"""Tables of the head's report, in the order of the report."""

from __future__ import annotations

from tracker.reports.model import HeadReport
from tracker.reports.render.head_department_sheets import cohorts_sheet, items_sheet, lone_sheet, mentors_sheet
from tracker.reports.render.head_people_sheets import due_sheet, expiries_sheet, people_sheet, risk_sheet
from tracker.reports.render.practice_sheet import practice_sheet
from tracker.reports.render.quota_sheet import quota_sheet
from tracker.reports.render.sheet import Sheet

__all__ = ["SHEETS_BEFORE_MAP", "head_sheets"]

SHEETS_BEFORE_MAP = 3
"""The heat map follows the third table."""


def head_sheets(report: HeadReport) -> tuple[Sheet, ...]:
    """Return all tables except the heat map."""
    return (
        due_sheet(report),
        risk_sheet(report),
        people_sheet(report),
        quota_sheet(report.quotas),
        expiries_sheet(report),
        cohorts_sheet(report),
        lone_sheet(report),
        mentors_sheet(report),
        practice_sheet(report.practice),
        items_sheet(report),
    )
