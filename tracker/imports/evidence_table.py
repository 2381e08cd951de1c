"""Import evidence from a table: cases, posts, certificates, help to interns, improvements and new tasks."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError
from sqlalchemy import Connection, select

from tracker.desk import Desk
from tracker.domain.evidence import Certificate, parse_data
from tracker.errors import InvalidInput
from tracker.imports.batch import Batch, batch
from tracker.imports.columns import layout, spelling
from tracker.imports.directory import Directory
from tracker.imports.rows import Change, Refused, TableImport, Values, read_rows, run_rows
from tracker.service import add
from tracker.store.repository import earlier_logins, people
from tracker.store.tables import t
from tracker.validation import invalid
from wording.identity import identity
from wording.tracker import _

__all__ = ["KINDS", "import_evidence"]

#: Kinds of evidence that tables may list.
KINDS = tuple(layout().kinds)
#: Id of the person, day, and data as JSON: what makes two rows the same evidence.
Key = tuple[str, date, str]


def import_evidence(
    desk: Desk,
    path: Path,
    kind: str | None = None,
    *,
    reason: str = "",
    sheet: str | None = None,
    dry_run: bool = False,
    partial: bool = False,
) -> TableImport:
    """Submit the evidence listed in a table; mentors and the head then endorse and confirm it as usual.

    Evidence with the same person, day and data is not submitted again, whatever its state is now.

    Args:
        desk: the open tracker.
        path: the file.
        kind: kind of all rows; None: a column gives the kind of each.
        reason: reason for rows later than their grace date.
        sheet: name of the worksheet; None: the first.
        dry_run: report the changes without writing them.
        partial: import the rows without problems. Otherwise a problem in any row prevents the whole import.

    Raises Denied, InvalidInput.
    """
    if kind is not None and kind not in KINDS:
        raise InvalidInput("kind", _("this kind is not known"), _("Choose one of {values}.", values=", ".join(KINDS)))
    with desk.reading() as connection:
        desk.check(connection, "import")
    read = read_rows("evidence", path, desk.today(), sheet, () if kind else ("kind",))
    changes: list[Change] = []
    with batch(desk) as joined:
        directory = Directory(people(joined.outer), earlier_logins(joined.outer))
        run_rows(read.rows, _row_importer(joined, directory, kind, reason), changes, read.problems)
        committed = not dry_run and (partial or not read.problems)
        if committed:
            joined.commit()
    problems = tuple(sorted(read.problems, key=lambda p: p.row))
    return TableImport(tuple(changes), problems, read.ignored, committed)


def _row_importer(desk: Batch, directory: Directory, kind: str | None, reason: str) -> Callable[[Values], Change]:
    recorded, numbers = _recorded(desk.outer), _numbers(desk.outer)

    def import_row(row: Values) -> Change:
        person = directory.find(row.get("person"), "person")
        data = _data(row, kind or row.get("kind"), desk)
        key = (person.id, row.get("date"), _plain(data))
        text = f"{row.get('date').isoformat()} {_title(data)}"
        if key in recorded:
            return Change(row.row, "unchanged", person.name, text)
        if isinstance(data, Certificate) and data.number:
            owner = numbers.setdefault((data.name, identity(data.number)), person.id)
            if owner != person.id:
                _refuse_number(desk, owner, data.number)
        add(desk, person.id, data, row.get("date"), submit=True, reason=reason)
        recorded.add(key)
        return Change(row.row, "added", person.name, text)

    return import_row


def _refuse_number(desk: Batch, owner: str, number: str) -> NoReturn:
    name = next((p.name for p in people(desk.outer) if p.id == owner), owner)
    raise Refused(
        "number",
        _("{name} has the certificate with the number {number}", name=name, number=number),
        _("Mend the number. If both really have it, enter the certificate by hand."),
    )


def _data(row: Values, kind: str | None, desk: Desk) -> Any:
    """Validate the data of a row for its kind. Raises Refused or InvalidInput, which name the field."""
    if kind is None:
        raise Refused("kind", _("it is empty"), _("Fill the cell in."))
    required, optional = _fields(kind)
    for field in required:
        if field not in row.values:
            column = row.headings.get(field) or spelling("evidence", field)
            raise Refused(field, _("{column} is empty", column=column), _("Fill the cell in."))
    values = {field: row.values[field] for field in (*required, *optional) if field in row.values}
    unknown = [c for c in values.get("competencies", ()) if desk.framework.get(c) is None]
    if unknown:
        raise Refused(
            "competencies",
            _("there is no competency “{id}”", id=unknown[0]),
            _("Take ids from the framework, like paid_ads.unit_costs."),
        )
    try:
        return parse_data({"kind": kind, **values})
    except ValidationError as error:
        found = invalid(error)
        # pydantic reports the field of a tagged union as `kind.field`.
        raise InvalidInput(found.field.rpartition(".")[2], found.problem, found.fix) from None


@cache
def _fields(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the required and the optional fields of a kind."""
    required, _bar, optional = layout().kinds[kind].partition("|")
    return tuple(required.split()), tuple(optional.split())


def _title(data: Any) -> str:
    return str(getattr(data, "title", "") or getattr(data, "name", "") or getattr(data, "what", "") or data.kind)


def _plain(data: Any) -> str:
    return json.dumps(data.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)


def _numbers(connection: Connection) -> dict[tuple[str, str], str]:
    """Return certificate and number -> the person who has it."""
    e = t.evidence.c
    gone = ("rejected", "withdrawn", "superseded")
    query = select(e.person, e.data).where(e.kind == "certificate", e.state.not_in(gone)).order_by(e.recorded_at)
    rows = [(row.person, parse_data(row.data)) for row in connection.execute(query)]
    return {(data.name, identity(data.number)): person for person, data in rows if data.number}


def _recorded(connection: Connection) -> set[Key]:
    """Return the keys of all evidence of these kinds, in any state."""
    e = t.evidence.c
    rows = connection.execute(select(e.person, e.occurred_on, e.data).where(e.kind.in_(KINDS)))
    return {(row.person, row.occurred_on, _plain(parse_data(row.data))) for row in rows}
