"""The last part of `academy demo`: a demo department in the tracker, the trainees' grades, and the head's report."""

from __future__ import annotations

import json
from pathlib import Path

import click

from academy.cli.tracker.context import CommandContext
from academy.cli.tracker.extra import missing_packages
from academy.cli.tracker.files import write_file
from academy.cli.tracker.imports import graded_course
from academy.cli.tracker.report import FORMATS, write_head_report
from academy.cli.tracker.report_data import ReportTime, read_department_report
from wording.academy import _
from wording.languages import LANGUAGES, current_language, language

__all__ = ["demo_department"]

DATABASE, REPORTS = "tracker.db", "reports"
REPORTS_STATE = ".made.json"
"""File that records for which day and state of the database the reports were written."""


def demo_department(course: Path) -> None:
    """Make or open the department in `course`/tracker.db, import the gradebook, write reports and print their paths.

    A second run on the same day writes nothing. Without the extra `tracker` the command only prints how to install it.
    """
    missing = missing_packages()
    if missing:
        click.echo(
            _(
                "The tracker is left out: {names} missing. With pip install 'account-academy[tracker]' the demo "
                "also makes a department and its reports.",
                names=", ".join(missing),
            )
        )
        return
    from academy.demo.cohort import cohort
    from tracker.demo.department import make_department
    from tracker.demo.history import data
    from tracker.imports.gradebook import import_gradebook
    from tracker.service import verify

    head = data()["head"]
    context = CommandContext(str(course / DATABASE), head["login"], None, as_json=False)
    names = [(p.login, p.name[current_language()]) for p in cohort()]
    made = make_department(context.url, names, policy=context.policy, framework=context.framework)
    made.desk.database.close()
    click.echo(
        _("Department in the tracker: {people} people; steps entered: {steps}.", people=made.people, steps=made.steps)
    )
    graded = graded_course(str(course / "gradebook.db"))
    found = import_gradebook(
        context.desk,
        course / "gradebook.db",
        graded.competencies,
        graded.edition,
        course=graded.course,
        parts=graded.parts,
    )
    click.echo(
        _(
            "Module results imported: {added} new, {unchanged} unchanged; {waiting} wait for a mentor's grade.",
            added=found.added,
            unchanged=found.unchanged,
            waiting=len(found.waiting),
        )
    )
    for one in found.left_out:
        click.echo(f"  {one.login} {one.module}: {one.problem}. {one.fix}")
    _write_reports(context, course / REPORTS, verify(context.desk).head)
    context.desk.database.close()
    click.echo(_("Database of the tracker: {path}", path=course / DATABASE))
    for lang in LANGUAGES:
        for form in FORMATS:
            click.echo(_("Head's report: {path}", path=course / REPORTS / f"department.{lang}.{form}"))
    click.echo(_("Look around: academy status --db {path} --as {login}", path=course / DATABASE, login=head["login"]))


def _write_reports(context: CommandContext, out: Path, audit_head: tuple[int, str]) -> None:
    """Write the head's report in every language, unless the files were written today for the same state of the
    database, which the head of the audit chain identifies."""
    state = json.dumps({"head": audit_head, "day": context.desk.today().isoformat()})
    files = [out / f"department.{lang}.{form}" for lang in LANGUAGES for form in FORMATS]
    written = out / REPORTS_STATE
    if written.exists() and written.read_text("utf-8") == state and all(path.exists() for path in files):
        return
    report = read_department_report(context, ReportTime(), whole=True)
    for lang in LANGUAGES:
        with language(lang):
            write_head_report(report, out)
    write_file(written, state)
