"""Commands that close periods, check the audit, export or erase a person, and back up or restore the database."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from academy.cli.language import speak_option
from academy.cli.tracker.context import (
    CommandContext,
    db_option,
    json_option,
    jsonable,
    reporting_database_errors,
    with_context,
)
from academy.cli.tracker.extra import require_packages
from academy.cli.tracker.files import PRIVATE, write_file
from academy.cli.tracker.params import PERIOD, people_argument
from academy.cli.tracker.tables import table
from autograder.errors import AcademyError
from wording.academy import _

__all__ = ["COMMANDS"]

yes_option = click.option("--yes", is_flag=True, help=_("Do it without asking."))


@click.group(help=_("Periods: close one, list those that are closed, show what was kept."))
def period() -> None:
    """Group of `period close` and others."""


@period.command("close", help=_("Close a year or quarter, like 2026 or 2026-Q3: later changes become restatements."))
@click.argument("name", metavar="PERIOD", type=PERIOD)
@yes_option
@with_context
def _close(context: CommandContext, name: tuple[Any, date], yes: bool) -> None:
    from tracker.domain.calendar import period_of
    from tracker.reports.render import words
    from tracker.service import close_period

    context.confirm(_("Close {period}?", period=words.period(period_of(name[1], name[0]))), yes)
    found = close_period(context.desk, *name)
    summary = _(
        "{period} is closed: {people} people, {below} below their quota, {pending} pieces still wait.",
        period=words.period(found.period),
        people=found.people,
        below=len(found.below),
        pending=found.pending,
    )
    context.show(found, summary, *(f"  {context.name(id_)}" for id_ in found.below))


@period.command("list", help=_("List closed periods."))
@with_context
def _periods(context: CommandContext) -> None:
    from tracker.reports.render import words
    from tracker.service import list_periods

    found = list_periods(context.desk)
    rows = ((words.period(p), words.day(p.start), words.day(p.end)) for p in found)
    shown = table((_("Period"), _("From"), _("To")), rows) if found else _("No period is closed yet.")
    context.show(found, shown)


@period.command("show", help=_("Show what was kept when a period was closed, and how it was restated since."))
@click.argument("name", metavar="PERIOD", type=PERIOD)
@with_context
def _snapshots(context: CommandContext, name: tuple[Any, date]) -> None:
    from tracker.reports.render import words
    from tracker.service import list_snapshots

    found = list_snapshots(context.desk, *name)
    rows = (
        (
            context.name(s.person),
            words.requirement(s.rule),
            words.of(s.confirmed, s.required),
            words.moment(s.recorded_at, context.policy.zone),
            s.reason if s.restates else "",
        )
        for s in found
    )
    columns = (_("Person"), _("Quota"), _("Confirmed"), _("Kept at"), _("Restated because"))
    context.show(found, table(columns, rows) if found else _("This period is not closed."))


@click.group(help=_("The audit: every change, chained by hashes."))
def audit() -> None:
    """Group of `audit verify`."""


@audit.command("verify", help=_("Check the whole chain; exit code 1 when it does not hold."))
@click.option("--head", default=None, help=_("NUMBER:HASH of an earlier head that was kept elsewhere."))
@with_context
def _verify(context: CommandContext, head: str | None) -> None:
    from tracker.service import verify

    found = verify(context.desk, _head(head))
    lines = [f"{b.seq}: {b.reason}" for b in found.broken]
    if found.ok:
        lines.append(_("The audit holds: {n} events.", n=found.events))
    lines.append(_("Keep this head elsewhere: {head}", head=f"{found.head[0]}:{found.head[1]}"))
    context.show(found, *lines)
    sys.exit(not found.ok)


def _head(text: str | None) -> tuple[int, str] | None:
    """Parse NUMBER:HASH. Raises AcademyError."""
    if text is None:
        return None
    seq, _colon, value = text.partition(":")
    if not seq.isdigit() or not value:
        raise AcademyError(_("--head: “{text}” is not a head. Write it as `audit verify` printed it.", text=text))
    return int(seq), value


@click.command(
    help=_("Write everything that is kept about PERSON (JSON); for others than yourself you need the right.")
)
@click.argument("person", required=False)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=None, help=_("File to write."))
@with_context
def export(context: CommandContext, person: str | None, out: Path | None) -> None:
    from tracker import service

    found = jsonable(service.export(context.desk, person))
    if out is None:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    write_file(out, json.dumps(found, ensure_ascii=False, indent=1), PRIVATE)
    context.show({"file": out}, _("Written: {path}", path=out))


@click.command(help=_("Erase a person's data for good and write an act of destruction."))
@people_argument
@click.option("--reason", required=True, help=_("Why, in a sentence; it stays in the act."))
@click.option(
    "--act", "out", type=click.Path(path_type=Path, dir_okay=False), default=None, help=_("File for the act (JSON).")
)
@yes_option
@with_context
def erase(context: CommandContext, person: str, reason: str, out: Path | None, yes: bool) -> None:
    from tracker import service

    context.confirm(_("Erase everything about “{person}”? It cannot be taken back.", person=person), yes)
    act = service.erase(context.desk, person, reason)
    lines = [
        _("Erased: {person}. The act of destruction is in the audit; keep a copy of it.", person=act["person"]),
        _("Backups made before still hold the data: let them run out."),
    ]
    if out is not None:
        write_file(out, json.dumps(jsonable(act), ensure_ascii=False, indent=1), PRIVATE)
        lines.append(_("Written: {path}", path=out))
    context.show(act, *lines)


@click.command(help=_("Back the database up while others work; a name ending in .gz restores into any database."))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@with_context
def backup(context: CommandContext, file: Path) -> None:
    from tracker import service

    service.backup(context.desk, file)
    size = file.stat().st_size
    context.show({"file": file, "bytes": size}, _("Backed up: {path} ({kb} KB).", path=file, kb=-(-size // 1024)))


@click.command(help=_("Fill the empty database --db from a backup and check its audit."))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@db_option
@speak_option
@json_option
def restore(file: Path, database: str, as_json: bool) -> None:
    from tracker import service

    require_packages()
    with reporting_database_errors():
        found = service.restore(database, file)
    lines = [f"{b.seq}: {b.reason}" for b in found.broken]
    if found.ok:
        lines.append(_("Restored into {path}; the audit holds: {n} events.", path=database, n=found.events))
    CommandContext(database, None, None, as_json).show(found, *lines)
    sys.exit(not found.ok)


COMMANDS: tuple[click.Command, ...] = (period, audit, export, erase, backup, restore)
