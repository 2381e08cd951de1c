"""Cases, posts, certificates, help to interns, improvements and new tasks from a table."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select

from tracker.desk import Desk
from tracker.domain.evidence import parse_data
from tracker.errors import InvalidInput
from tracker.imports.batch import Batch, batch
from tracker.imports.columns import layout, spelling
from tracker.imports.rows import Change, Refused, TableImport, Values, read_rows, run_rows
from tracker.imports.who import Directory
from tracker.service import add
from tracker.store.repository import people
from tracker.store.tables import t
from tracker.validation import invalid
from wording.tracker import _

__all__ = ["KINDS", "import_evidence"]

KINDS = tuple(layout().kinds)
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
    """Hand in what a table lists. kind: of all its rows; without it a column says the kind of each.

    The rows become submitted evidence and take the usual way to a mentor and the head. What is there already, with the
    same person, day and content, is left as it is, whatever became of it since. reason: for rows later than their grace
    date. With a problem in any row nothing is written, unless `partial` asks for the good rows. Raises Denied,
    InvalidInput.
    """
    if kind is not None and kind not in KINDS:
        raise InvalidInput("kind", _("this kind is not known"), _("Choose one of {values}.", values=", ".join(KINDS)))
    with desk.reading() as connection:
        desk.check(connection, "import")
    read = read_rows("evidence", path, desk.today(), sheet, () if kind else ("kind",))
    changes: list[Change] = []
    with batch(desk) as (joined, keep):
        who = Directory(people(joined.outer))
        run_rows(read.rows, _taker(joined, who, kind, reason), changes, read.problems)
        kept = not dry_run and (partial or not read.problems)
        keep.append(kept)
    problems = tuple(sorted(read.problems, key=lambda p: p.row))
    return TableImport(tuple(changes), problems, read.ignored, kept)


def _taker(desk: Batch, who: Directory, kind: str | None, reason: str) -> Callable[[Values], Change]:
    seen = _known(desk.outer)

    def take(row: Values) -> Change:
        person = who.the(row.get("person"), "person")
        data = _data(row, kind or row.get("kind"), desk)
        key = (person.id, row.get("date"), _plain(data))
        text = f"{row.get('date').isoformat()} {_title(data)}"
        if key in seen:
            return Change(row.row, "unchanged", person.name, text)
        add(desk, person.id, data, row.get("date"), submit=True, reason=reason)
        seen.add(key)
        return Change(row.row, "added", person.name, text)

    return take


def _data(row: Values, kind: str | None, desk: Desk) -> Any:
    """The typed data of a row. Raises Refused or InvalidInput with the field."""
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
        # The kind stands before the field in what pydantic says of a tagged union.
        raise InvalidInput(found.field.rpartition(".")[2], found.problem, found.fix) from None


@cache
def _fields(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    required, _bar, optional = layout().kinds[kind].partition("|")
    return tuple(required.split()), tuple(optional.split())


def _title(data: Any) -> str:
    return str(getattr(data, "title", "") or getattr(data, "name", "") or getattr(data, "what", "") or data.kind)


def _plain(data: Any) -> str:
    return json.dumps(data.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)


def _known(connection: Connection) -> set[Key]:
    """What is there already: person, day and content, in whatever state."""
    e = t.evidence.c
    rows = connection.execute(select(e.person, e.occurred_on, e.data).where(e.kind.in_(KINDS)))
    return {(row.person, row.occurred_on, _plain(parse_data(row.data))) for row in rows}
