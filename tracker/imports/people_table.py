"""Import people from a table: names and logins, employments, roles and mentors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Row, select

from tracker.desk import Desk
from tracker.domain.people import Person
from tracker.imports.batch import Batch, batch
from tracker.imports.columns import shown
from tracker.imports.directory import Directory
from tracker.imports.rows import Change, Problem, Refused, TableImport, Values, read_rows, run_rows
from tracker.service import add_employment, add_mentorship, add_person, add_role, edit_person, end_interval
from tracker.store.repository import earlier_logins, people
from tracker.store.tables import t
from wording.identity import identity
from wording.tracker import _

__all__ = ["import_people"]

POSITION = "account_manager"
ROLE = "trainee"


def import_people(
    desk: Desk, path: Path, *, sheet: str | None = None, dry_run: bool = False, partial: bool = False
) -> TableImport:
    """Add the people of a table, and update those who are recorded already; nobody is ever removed.

    A person is recognised by login, then e-mail, then name. An empty position means account manager, an empty role
    means trainee, who sees only their own record.

    Args:
        desk: the open tracker.
        path: the file.
        sheet: name of the worksheet; None: the first.
        dry_run: report the changes without writing them.
        partial: import the rows without problems. Otherwise a problem in any row prevents the whole import.

    Raises Denied, InvalidInput.
    """
    with desk.reading() as connection:
        desk.check(connection, "import")
    read = read_rows("people", path, desk.today(), sheet)
    with batch(desk) as joined:
        changes, problems = _import_all(joined, read.rows)
        while partial and problems:
            # Rows are atomic: a person whose mentor is missing is rolled back. The people they mentor then have no
            # mentor either, so repeat until no row is refused.
            refused = {p.row for p in problems}
            read.problems += problems
            read.rows = [row for row in read.rows if row.row not in refused]
            changes, problems = _import_all(joined, read.rows)
        problems += read.problems
        committed = not dry_run and (partial or not problems)
        if committed:
            joined.commit()
    problems.sort(key=lambda p: p.row)
    return TableImport(tuple(_merge_by_row(changes)), tuple(problems), read.ignored, committed)


def _import_all(desk: Batch, rows: list[Values]) -> tuple[list[Change], list[Problem]]:
    """Import all rows, or none if one of them is refused."""
    changes: list[Change] = []
    problems: list[Problem] = []
    with desk.outer.begin_nested() as attempt:
        directory = Directory(people(desk.outer), earlier_logins(desk.outer))
        run_rows(rows, _person_importer(desk, directory), changes, problems)
        # Mentors come after all people, because a table may list a mentor below the people they mentor.
        refused = {p.row for p in problems}
        with_mentor = [r for r in rows if r.get("mentor") and r.row not in refused]
        run_rows(with_mentor, _mentor_importer(desk, directory), changes, problems)
        if problems:
            attempt.rollback()
    refused = {p.row for p in problems}
    return [c for c in changes if c.row not in refused], problems


def _merge_by_row(changes: list[Change]) -> list[Change]:
    """Merge the changes of a row into one, because a row may both add a person and set their mentor."""
    found: dict[int, Change] = {}
    for one in changes:
        before = found.get(one.row)
        if before is None or before.what == "unchanged":
            found[one.row] = one
        elif one.what != "unchanged":
            found[one.row] = Change(one.row, before.what, one.subject, f"{before.text}; {one.text}")
    return [found[row] for row in sorted(found)]


def _person_importer(desk: Batch, directory: Directory) -> Callable[[Values], Change]:
    imported: dict[str, int] = {}

    def import_row(row: Values) -> Change:
        known = _recognise(directory, row)
        if known is not None and known.id in imported and not _is_second_employment(directory, known, row):
            fix = _("Leave one of the rows, or give both the login: who left and came back has two rows.")
            raise Refused("name", _("the same person as in row {row}", row=imported[known.id]), fix)
        if known is None:
            person, notes = _add(desk, row), [_("new")]
        else:
            with desk.outer.begin_nested():  # rolled back if the row is refused half-way
                person, notes = _edit(desk, known, row)
                notes += _employ(desk, person, row)
        directory.add(person)
        imported[person.id] = row.row
        what = "added" if known is None else "changed" if notes else "unchanged"
        return Change(row.row, what, person.name, "; ".join(notes))  # type: ignore[arg-type]

    return import_row


def _is_second_employment(directory: Directory, known: Person, row: Values) -> bool:
    """Return True for a further row of somebody who left and came back: the same name, and the login in this row."""
    keys = (directory.by_key(row.get("login")), directory.by_key(row.get("email")))
    return known in keys and known in directory.by_name(row.get("name"))


def _recognise(directory: Directory, row: Values) -> Person | None:
    """Find the recorded person of a row; None for a new one. Raises Refused if the row is ambiguous."""
    login, email, name = row.get("login"), row.get("email"), row.get("name")
    by_key = {p.id: p for p in (directory.by_key(login), directory.by_key(email)) if p is not None}
    if len(by_key) > 1:
        raise Refused("login", _("login and e-mail belong to two people"), _("Mend one of them."))
    if by_key:
        return next(iter(by_key.values()))
    if before := directory.by_earlier_login(login):
        problem = _("{name} had this login before, and has {login} now", name=before.name, login=before.login or "—")
        fix = _("Mend the login in the table; somebody else with this login is added by hand.")
        raise Refused("login", problem, fix)
    found = directory.by_name(name)
    if not found:
        return None
    if len(found) > 1:
        raise Refused("name", _("several people are called “{key}”", key=name), _("Give the login as well."))
    if login and found[0].login:
        raise Refused(
            "login",
            _("{name} has the login {login}", name=found[0].name, login=found[0].login),
            _("Mend the login here or there; a namesake is added by hand."),
        )
    if email and found[0].email:
        raise Refused(
            "email",
            _(
                "{name} has the e-mail {email}: the same person or a namesake?",
                name=found[0].name,
                email=found[0].email,
            ),
            _("For the same person give the login as well; a namesake is added by hand."),
        )
    return found[0]


def _add(desk: Batch, row: Values) -> Person:
    with desk.outer.begin_nested():
        person = add_person(
            desk,
            row.get("name"),
            row.get("login"),
            start=row.get("start"),
            email=row.get("email", ""),
            position=row.get("position", POSITION),
            roles=(row.get("role", ROLE),),
        )
        if row.get("end"):
            (employment,) = _employments(desk, person)
            end_interval(desk, "employment", employment.id, row.get("end"))
        return person


def _edit(desk: Batch, person: Person, row: Values) -> tuple[Person, list[str]]:
    """Update name, login and e-mail. Returns the person and the changes in words."""
    cells = {field: row.get(field) for field in ("name", "login", "email")}
    # The same name with or without the patronymic is not a change.
    if person in Directory([person]).by_name(row.get("name")):
        cells["name"] = None
    changes = {f: v for f, v in cells.items() if v is not None and identity(v) != identity(getattr(person, f) or "")}
    if not changes:
        return person, []
    notes = [f"{getattr(person, field) or '—'} → {value}" for field, value in changes.items()]
    return edit_person(desk, person.id, **changes), notes


def _employ(desk: Batch, person: Person, row: Values) -> list[str]:
    """Update employment and role. Returns the changes in words."""
    notes: list[str] = []
    start, end = row.get("start"), row.get("end")
    rows = _employments(desk, person)
    same = next((r for r in rows if r.start == start), None)
    if same is None:
        overlapping = (r for r in rows if (r.end is None or r.end >= start) and (end is None or r.start <= end))
        other = next(overlapping, None)
        if other is not None:
            raise Refused(
                "start",
                _("{name} has been employed since {day}", name=person.name, day=other.start.isoformat()),
                _("Mend the date, or end the earlier employment first."),
            )
        add_employment(desk, person.id, start, end, row.get("position", POSITION))
        notes.append(_("employed from {day}", day=start.isoformat()))
    elif end is not None and same.end != end:
        end_interval(desk, "employment", same.id, end)
        notes.append(_("employed to {day}", day=end.isoformat()))
    elif row.get("position", same.position) != same.position:
        # A new position needs its own first day. Overwriting the position would change the quotas of the past.
        raise Refused(
            "position",
            _("{name} began as {position}", name=person.name, position=shown("position", same.position)),
            _("End that employment and add the new position from its first day."),
        )
    role = row.get("role")
    r = t.role.c
    assigned = select(r.id).where(r.person == person.id, r.role == role, r.superseded_at.is_(None))
    if role is not None and desk.outer.execute(assigned).first() is None:
        add_role(desk, person.id, role, max(start, desk.today()))
        notes.append(_("role: {role}", role=shown("role", role)))
    return notes


def _employments(desk: Batch, person: Person) -> list[Row[Any]]:
    e = t.employment.c
    query = select(e.id, e.start, e.end, e.position).where(e.person == person.id, e.superseded_at.is_(None))
    return list(desk.outer.execute(query.order_by(e.start)))


def _mentor_importer(desk: Batch, directory: Directory) -> Callable[[Values], Change | None]:
    def import_row(row: Values) -> Change | None:
        mentee = directory.by_key(row.get("login")) or directory.find(row.get("name"), "name")
        mentor = directory.find(row.get("mentor"), "mentor")
        m = t.mentorship.c
        query = select(m.id, m.mentor, m.start).where(m.mentee == mentee.id, m.superseded_at.is_(None), m.end.is_(None))
        current = desk.outer.execute(query).all()
        if any(one.mentor == mentor.id for one in current):
            return None
        # A table has no first day of a mentorship: a first mentor starts with the employment, another one today.
        start = desk.today() if current else row.get("start")
        for one in current:
            end_interval(desk, "mentorship", one.id, max(one.start, start - timedelta(days=1)))
        add_mentorship(desk, mentor.id, mentee.id, start)
        return Change(row.row, "changed", mentee.name, _("mentor: {name}", name=mentor.name))

    return import_row
