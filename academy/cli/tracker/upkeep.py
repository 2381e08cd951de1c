"""Closing periods, checking the audit, exporting and erasing a person, backup and restore."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from academy.cli.language import speak_option
from academy.cli.tracker.context import Seat, db_option, json_option, plain, reaching_database, seated
from academy.cli.tracker.extra import need_packages
from academy.cli.tracker.files import PRIVATE, write_file
from academy.cli.tracker.params_and_tables import PERIOD, people_argument, table
from autograder.errors import AcademyError
from wording.academy import _

__all__ = ["COMMANDS"]

yes_option = click.option("--yes", is_flag=True, help=_("Do it without asking."))


@click.group(help=_("Periods: close one, list those that are closed, show what was kept."))
def period() -> None:
    """Holds `period close` and the others."""


@period.command("close", help=_("Close a year or quarter, like 2026 or 2026-Q3: later changes become restatements."))
@click.argument("name", metavar="PERIOD", type=PERIOD)
@yes_option
@seated
def _close(seat: Seat, name: tuple[Any, date], yes: bool) -> None:
    from tracker.domain.calendar import period_of
    from tracker.reports.render import words
    from tracker.service import close_period

    seat.sure(_("Close {period}?", period=words.period(period_of(name[1], name[0]))), yes)
    found = close_period(seat.desk, *name)
    told = _(
        "{period} is closed: {people} people, {below} below their quota, {pending} pieces still wait.",
        period=words.period(found.period),
        people=found.people,
        below=len(found.below),
        pending=found.pending,
    )
    seat.say(found, told, *(f"  {seat.name(id_)}" for id_ in found.below))


@period.command("list", help=_("List closed periods."))
@seated
def _periods(seat: Seat) -> None:
    from tracker.reports.render import words
    from tracker.service import list_periods

    found = list_periods(seat.desk)
    rows = ((words.period(p), words.day(p.start), words.day(p.end)) for p in found)
    shown = table((_("Period"), _("From"), _("To")), rows) if found else _("No period is closed yet.")
    seat.say(found, shown)


@period.command("show", help=_("Show what was kept when a period was closed, and how it was restated since."))
@click.argument("name", metavar="PERIOD", type=PERIOD)
@seated
def _snapshots(seat: Seat, name: tuple[Any, date]) -> None:
    from tracker.reports.render import words
    from tracker.service import list_snapshots

    found = list_snapshots(seat.desk, *name)
    rows = (
        (
            seat.name(s.person),
            words.requirement(s.rule),
            words.of(s.confirmed, s.required),
            words.moment(s.recorded_at, seat.policy.zone),
            s.reason if s.restates else "",
        )
        for s in found
    )
    columns = (_("Person"), _("Quota"), _("Confirmed"), _("Kept at"), _("Restated because"))
    seat.say(found, table(columns, rows) if found else _("This period is not closed."))


@click.group(help=_("The audit: every change, chained by hashes."))
def audit() -> None:
    """Holds `audit verify`."""


@audit.command("verify", help=_("Check the whole chain; exit code 1 when it does not hold."))
@click.option("--head", default=None, help=_("NUMBER:HASH of an earlier head that was kept elsewhere."))
@seated
def _verify(seat: Seat, head: str | None) -> None:
    from tracker.service import verify

    found = verify(seat.desk, _head(head))
    told = [f"{b.seq}: {b.reason}" for b in found.broken]
    if found.ok:
        told.append(_("The audit holds: {n} events.", n=found.events))
    told.append(_("Keep this head elsewhere: {head}", head=f"{found.head[0]}:{found.head[1]}"))
    seat.say(found, *told)
    sys.exit(not found.ok)


def _head(text: str | None) -> tuple[int, str] | None:
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
@seated
def export(seat: Seat, person: str | None, out: Path | None) -> None:
    from tracker import service

    found = plain(service.export(seat.desk, person))
    if out is None:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    write_file(out, json.dumps(found, ensure_ascii=False, indent=1), PRIVATE)
    seat.say({"file": out}, _("Written: {path}", path=out))


@click.command(help=_("Erase a person's data for good and write an act of destruction."))
@people_argument
@click.option("--reason", required=True, help=_("Why, in a sentence; it stays in the act."))
@click.option(
    "--act", "out", type=click.Path(path_type=Path, dir_okay=False), default=None, help=_("File for the act (JSON).")
)
@yes_option
@seated
def erase(seat: Seat, person: str, reason: str, out: Path | None, yes: bool) -> None:
    from tracker import service

    seat.sure(_("Erase everything about “{person}”? It cannot be taken back.", person=person), yes)
    act = service.erase(seat.desk, person, reason)
    told = [
        _("Erased: {person}. The act of destruction is in the audit; keep a copy of it.", person=act["person"]),
        _("Backups made before still hold the data: let them run out."),
    ]
    if out is not None:
        write_file(out, json.dumps(plain(act), ensure_ascii=False, indent=1), PRIVATE)
        told.append(_("Written: {path}", path=out))
    seat.say(act, *told)


@click.command(help=_("Back the database up while others work; a name ending in .gz restores into any database."))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@seated
def backup(seat: Seat, file: Path) -> None:
    from tracker import service

    service.backup(seat.desk, file)
    size = file.stat().st_size
    seat.say({"file": file, "bytes": size}, _("Backed up: {path} ({kb} KB).", path=file, kb=-(-size // 1024)))


@click.command(help=_("Fill the empty database --db from a backup and check its audit."))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@db_option
@speak_option
@json_option
def restore(file: Path, database: str, as_json: bool) -> None:
    from tracker import service

    need_packages()
    with reaching_database():
        found = service.restore(database, file)
    told = [f"{b.seq}: {b.reason}" for b in found.broken]
    if found.ok:
        told.append(_("Restored into {path}; the audit holds: {n} events.", path=database, n=found.events))
    Seat(database, None, None, as_json).say(found, *told)
    sys.exit(not found.ok)


COMMANDS: tuple[click.Command, ...] = (period, audit, export, erase, backup, restore)
