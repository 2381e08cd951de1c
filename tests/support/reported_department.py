"""An invented department whose rows are written directly into the tables, because the reports only read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Table, insert

from tracker.store.tables import t

DAY = date(2026, 10, 20)
NOW = datetime(2026, 10, 20, 20, tzinfo=UTC)
HOSTILE = '=HYPERLINK("http://evil.example","x") <script>alert(\'x\')</script> #panic() $x$ *bold*'


def put(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows. Values without a column in the table are dropped."""
    if rows:
        connection.execute(insert(table), [{k: v for k, v in row.items() if k in table.c} for row in rows])


def moment(day: date, hour: int = 9) -> datetime:
    """Return a moment in UTC."""
    return datetime.combine(day, time(hour), UTC)


class Department:
    """Collects rows and writes them. By convention the head's id is `head`, mentors are `m1`... and others `p1`..."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {}
        self.number = 0

    def add(self, table: str, **row: Any) -> None:
        """Add a row of a table."""
        self.rows.setdefault(table, []).append(row)

    def person(
        self,
        id_: str,
        name: str,
        start: date,
        *,
        position: str = "account_manager",
        role: str = "trainee",
        end: date | None = None,
    ) -> None:
        at = moment(start)
        self.add("person", id=id_, name=name, login=None, email="", recorded_at=at, erased_at=None)
        span = {"start": start, "end": end, "recorded_at": at, "superseded_at": None}
        self.add("employment", person=id_, position=position, **span)
        self.add("role", person=id_, role=role, **span)

    def mentor(self, mentor: str, mentee: str, start: date) -> None:
        self.add(
            "mentorship",
            mentor=mentor,
            mentee=mentee,
            start=start,
            end=None,
            recorded_at=moment(start),
            superseded_at=None,
        )

    def leave(self, person: str, start: date, end: date, recorded: date | None = None) -> None:
        self.add(
            "leave",
            person=person,
            kind="holiday",
            start=start,
            end=end,
            recorded_at=moment(recorded or start),
            superseded_at=None,
        )

    def evidence(
        self,
        person: str,
        day: date,
        data: dict[str, Any],
        state: str = "confirmed",
        *,
        mentor: str = "m1",
        recorded: date | None = None,
        confirmed: date | None = None,
    ) -> str:
        """Add a piece of evidence with all steps up to its state, and return its id.

        Args:
            person: the owner.
            day: on which it happened.
            data: of its kind.
            state: last state.
            mentor: who endorses or returns it, two days after it was recorded.
            recorded: day on which it was recorded; `day` by default.
            confirmed: day of the confirmation; four days after it was recorded by default.
        """
        self.number += 1
        id_, at = f"e{self.number:06d}", moment(recorded or day)
        self.add(
            "evidence",
            id=id_,
            person=person,
            kind=data["kind"],
            occurred_on=day,
            recorded_at=at,
            state=state,
            data=data,
            content=None,
            replaces=None,
        )
        steps = [("create", "draft", person, at), ("submit", "submitted", person, at + timedelta(hours=1))]
        if state in ("endorsed", "confirmed", "returned", "superseded"):
            last = "returned" if state == "returned" else "endorsed"
            steps.append(("return" if last == "returned" else "endorse", last, mentor, at + timedelta(days=2)))
        if state in ("confirmed", "superseded"):
            steps.append(
                ("confirm", "confirmed", "head", moment(confirmed, 12) if confirmed else at + timedelta(days=4))
            )
        for action, step, by, when in steps[:1] if state == "draft" else steps:
            self.add("transition", evidence=id_, at=when, by=by, action=action, state=step, reason="")
        return id_

    def grades(self, person: str, evidence: str, module: str, shares: dict[str, float], max_points: float = 5) -> None:
        """Add grades of a module's exercises. `shares`: share of the points by exercise."""
        for exercise, share in shares.items():
            self.add(
                "grade",
                person=person,
                evidence=evidence,
                module=module,
                exercise=exercise,
                points=str(round(share * max_points, 2)),
                max_points=str(max_points),
            )

    def write(self, connection: Connection) -> None:
        """Insert all rows."""
        for table in (
            "person",
            "employment",
            "leave",
            "role",
            "mentorship",
            "evidence",
            "transition",
            "waiver",
            "dispute",
            "attestation",
            "grade",
        ):
            put(connection, getattr(t, table), self.rows.get(table, []))
