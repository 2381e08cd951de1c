"""The end of `academy demo`: the demo department in the tracker, with the trainees' grades and the head's report."""

from __future__ import annotations

import json
from pathlib import Path

import click

from academy.cli.tracker.context import Seat
from academy.cli.tracker.extra import missing_packages
from academy.cli.tracker.files import write_file
from academy.cli.tracker.imports import taught
from academy.cli.tracker.report import FORMATS, write_head_report
from academy.cli.tracker.report_data import When, department_picture
from wording.academy import _
from wording.languages import LANGUAGES, current_language, language

__all__ = ["demo_department"]

DATABASE, REPORTS, MADE = "tracker.db", "reports", ".made.json"


def demo_department(course: Path) -> None:
    """Make or find the department in `course`/tracker.db, import the gradebook, write the reports, say where all is.

    A second run on the same day finds nothing new and writes nothing. Without the tracker's packages it says so.
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
    seat = Seat(str(course / DATABASE), head["login"], None, as_json=False)
    names = [(p.login, p.name[current_language()]) for p in cohort()]
    made = make_department(seat.url, names, policy=seat.policy, framework=seat.framework)
    made.desk.database.close()
    click.echo(
        _("Department in the tracker: {people} people; steps entered: {steps}.", people=made.people, steps=made.steps)
    )
    competencies, edition = taught()
    found = import_gradebook(seat.desk, course / "gradebook.db", competencies, edition)
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
    _reports(seat, course / REPORTS, verify(seat.desk).head)
    seat.desk.database.close()
    click.echo(_("Database of the tracker: {path}", path=course / DATABASE))
    for lang in LANGUAGES:
        for form in FORMATS:
            click.echo(_("Head's report: {path}", path=course / REPORTS / f"department.{lang}.{form}"))
    click.echo(_("Look around: academy status --db {path} --as {login}", path=course / DATABASE, login=head["login"]))


def _reports(seat: Seat, out: Path, head: tuple[int, str]) -> None:
    """The head's report in every language, unless those of this day and of this state are there."""
    state = json.dumps({"head": head, "day": seat.desk.today().isoformat()})
    files = [out / f"department.{lang}.{form}" for lang in LANGUAGES for form in FORMATS]
    kept = out / MADE
    if kept.exists() and kept.read_text("utf-8") == state and all(path.exists() for path in files):
        return
    report = department_picture(seat, When(), whole=True)
    for lang in LANGUAGES:
        with language(lang):
            write_head_report(report, out)
    write_file(kept, state)
