"""People from a table: who they are, since when and as what they work, who mentors them."""

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
from tracker.imports.rows import Change, Problem, Refused, TableImport, Values, read_rows, run_rows
from tracker.imports.who import Directory
from tracker.service import add_employment, add_mentorship, add_person, add_role, edit_person, end_interval
from tracker.store.repository import people
from tracker.store.tables import t
from wording.tracker import _

__all__ = ["import_people"]

POSITION = "account_manager"
ROLE = "trainee"


def import_people(
    desk: Desk, path: Path, *, sheet: str | None = None, dry_run: bool = False, partial: bool = False
) -> TableImport:
    """Add the people of a table and bring those who are there up to date; nobody is ever removed.

    A person is recognised by login, then e-mail, then name. Without a position a row is an account manager, without a
    role somebody with an own record only (trainee). With a problem in any row nothing is written, unless `partial` asks
    for the good rows. Raises Denied, InvalidInput.
    """
    with desk.reading() as connection:
        desk.check(connection, "import")
    read = read_rows("people", path, desk.today(), sheet)
    with batch(desk) as (joined, keep):
        changes, problems = _run(joined, read.rows)
        while partial and problems:
            # A row is taken whole or not at all: whoever was added and then had no mentor goes again, and so may those
            # whom they were to mentor.
            refused = {p.row for p in problems}
            read.problems += problems
            read.rows = [row for row in read.rows if row.row not in refused]
            changes, problems = _run(joined, read.rows)
        problems += read.problems
        kept = not dry_run and (partial or not problems)
        keep.append(kept)
    return TableImport(tuple(_one_a_row(changes)), tuple(sorted(problems, key=lambda p: p.row)), read.ignored, kept)


def _run(desk: Batch, rows: list[Values]) -> tuple[list[Change], list[Problem]]:
    """Take all rows, or, when one of them is refused, none."""
    changes: list[Change] = []
    problems: list[Problem] = []
    with desk.outer.begin_nested() as attempt:
        who = Directory(people(desk.outer))
        run_rows(rows, _taker(desk, who), changes, problems)
        # A mentor may stand below the people they mentor, so this comes once everybody is there.
        refused = {p.row for p in problems}
        run_rows(
            [r for r in rows if r.get("mentor") and r.row not in refused], _mentoring(desk, who), changes, problems
        )
        if problems:
            attempt.rollback()
    refused = {p.row for p in problems}
    return [c for c in changes if c.row not in refused], problems


def _one_a_row(changes: list[Change]) -> list[Change]:
    """A row may both add a person and name the mentor: one line says both."""
    found: dict[int, Change] = {}
    for one in changes:
        before = found.get(one.row)
        if before is None or before.what == "unchanged":
            found[one.row] = one
        elif one.what != "unchanged":
            found[one.row] = Change(one.row, before.what, one.subject, f"{before.text}; {one.text}")
    return [found[row] for row in sorted(found)]


def _taker(desk: Batch, who: Directory) -> Callable[[Values], Change]:
    done: dict[str, int] = {}

    def take(row: Values) -> Change:
        known = _recognised(who, row)
        if known is not None and known.id in done:
            raise Refused(
                "name",
                _("the same person as in row {row}", row=done[known.id]),
                _("Leave one of the rows, or give logins."),
            )
        if known is None:
            person, told = _new(desk, row), [_("new")]
        else:
            person, told = known, []
            with desk.outer.begin_nested():  # a row is taken whole: who they are and where they work
                person = _edited(desk, known, row, told)
                _employed(desk, person, row, told)
        who.add(person)
        done[person.id] = row.row
        what = "added" if known is None else "changed" if told else "unchanged"
        return Change(row.row, what, person.name, "; ".join(told))  # type: ignore[arg-type]

    return take


def _recognised(who: Directory, row: Values) -> Person | None:
    login, email, name = row.get("login"), row.get("email"), row.get("name")
    by_key = {p.id: p for p in (who.exact(login), who.exact(email)) if p is not None}
    if len(by_key) > 1:
        raise Refused("login", _("login and e-mail belong to two people"), _("Mend one of them."))
    if by_key:
        return next(iter(by_key.values()))
    found = who.named(name)
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
    return found[0]


def _new(desk: Batch, row: Values) -> Person:
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


def _edited(desk: Batch, person: Person, row: Values, told: list[str]) -> Person:
    given = {field: row.get(field) for field in ("name", "login", "email")}
    # A longer spelling of the same name, with the patronymic, is no change.
    if person in Directory([person]).named(row.get("name")):
        given["name"] = None
    changes = {f: v for f, v in given.items() if v is not None and v != getattr(person, f)}
    if not changes:
        return person
    told += [f"{getattr(person, field) or '—'} → {value}" for field, value in changes.items()]
    return edit_person(desk, person.id, **changes)


def _employed(desk: Batch, person: Person, row: Values, told: list[str]) -> None:
    start, end = row.get("start"), row.get("end")
    rows = _employments(desk, person)
    same = next((r for r in rows if r.start == start), None)
    if same is None:
        over = next((r for r in rows if (r.end is None or r.end >= start) and (end is None or r.start <= end)), None)
        if over is not None:
            raise Refused(
                "start",
                _("{name} has been employed since {day}", name=person.name, day=over.start.isoformat()),
                _("Mend the date, or end the earlier employment first."),
            )
        add_employment(desk, person.id, start, end, row.get("position", POSITION))
        told.append(_("employed from {day}", day=start.isoformat()))
    elif end is not None and same.end != end:
        end_interval(desk, "employment", same.id, end)
        told.append(_("employed to {day}", day=end.isoformat()))
    elif row.get("position", same.position) != same.position:
        # A position is held on days of its own: what it was before must not change.
        raise Refused(
            "position",
            _("{name} began as {position}", name=person.name, position=shown("position", same.position)),
            _("End that employment and add the new position from its first day."),
        )
    role = row.get("role")
    r = t.role.c
    held = select(r.id).where(r.person == person.id, r.role == role, r.superseded_at.is_(None))
    if role is not None and desk.outer.execute(held).first() is None:
        add_role(desk, person.id, role, max(start, desk.today()))
        told.append(_("role: {role}", role=shown("role", role)))


def _employments(desk: Batch, person: Person) -> list[Row[Any]]:
    e = t.employment.c
    query = select(e.id, e.start, e.end, e.position).where(e.person == person.id, e.superseded_at.is_(None))
    return list(desk.outer.execute(query.order_by(e.start)))


def _mentoring(desk: Batch, who: Directory) -> Callable[[Values], Change | None]:
    def take(row: Values) -> Change | None:
        mentee = who.exact(row.get("login")) or who.the(row.get("name"), "name")
        mentor = who.the(row.get("mentor"), "mentor")
        m = t.mentorship.c
        now = select(m.id, m.mentor, m.start).where(m.mentee == mentee.id, m.superseded_at.is_(None), m.end.is_(None))
        open_ones = desk.outer.execute(now).all()
        if any(one.mentor == mentor.id for one in open_ones):
            return None
        # The table says who the mentor is, not since when: of a new person from the first day, else from today.
        start = desk.today() if open_ones else row.get("start")
        for one in open_ones:
            end_interval(desk, "mentorship", one.id, max(one.start, start - timedelta(days=1)))
        add_mentorship(desk, mentor.id, mentee.id, start)
        return Change(row.row, "changed", mentee.name, _("mentor: {name}", name=mentor.name))

    return take
