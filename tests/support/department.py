"""A small department for tests: a head, two mentors, two account managers and an administrator."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from tracker import service
from tracker.desk import Desk, open_desk
from tracker.domain.framework import Framework
from tracker.domain.policy import Policy
from tracker.service import add_mentorship, add_person, start_department
from tracker.store.tables import t

START = datetime(2026, 6, 15, 9, tzinfo=UTC)
HIRED = date(2024, 1, 1)


@dataclass
class Clock:
    """A clock that tests set. Each reading advances it by a second, so that no two events have the same moment."""

    moment: datetime = datetime(2024, 1, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def go_to(self, day: date) -> None:
        """Set the clock to noon of a day in Moscow."""
        self.moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@dataclass
class Department:
    """The department, with a desk for each person as an attribute: `department.vera` is the head's.

    Boris and Olga are mentors, Anna is Boris's mentee, Anna and Gleb are account managers, Ivan is the administrator.
    """

    url: str
    clock: Clock
    #: Login -> desk.
    desks: dict[str, Desk] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Desk:
        try:
            return self.desks[name]
        except KeyError:
            raise AttributeError(name) from None

    def id(self, name: str) -> str:
        """Return the id of a person by login."""
        return self.desks[name].actor


PEOPLE = {
    "boris": ("Борис Соколов", ("mentor",)),
    "olga": ("Ольга Ким", ("mentor", "trainee")),
    "anna": ("Анна Петрова-Водкина", ("trainee",)),
    "gleb": ("Глеб Орлов", ("trainee",)),
    "ivan": ("Иван Админов", ("admin",)),
}


def build_department(url: str, policy: Policy, framework: Framework) -> Department:
    """Create the department in an empty database: everybody is employed since `HIRED`, and the clock shows `START`."""
    clock = Clock()
    rules: dict[str, Any] = {"policy": policy, "framework": framework, "clock": clock}
    vera = start_department(url, "Вера Лунина", "vera", start=HIRED, roles=("head",), email="vera@agency.test", **rules)
    department = Department(url, clock, {"vera": vera})
    for login, (name, roles) in PEOPLE.items():
        person = add_person(vera, name, login, start=HIRED, email=f"{login}@agency.test", roles=roles)
        department.desks[login] = Desk(vera.database, policy, framework, clock, person.id)
    add_mentorship(vera, "boris", "anna", HIRED)
    clock.moment = START
    return department


def open_department(url: str, policy: Policy, framework: Framework) -> Department:
    """Open a department that `build_department` has created, with the clock at `START`."""
    clock = Clock(START)
    vera = open_desk(url, "vera", policy=policy, framework=framework, clock=clock)
    with vera.database.reading() as connection:
        ids = dict(connection.execute(select(t.person.c.login, t.person.c.id)).tuples().all())
    desks = {login: Desk(vera.database, policy, framework, clock, ids[login]) for login in PEOPLE}
    return Department(url, clock, {"vera": vera} | desks)


def add_confirmed(d: Department, data: Any, on: date, reason: str = "") -> str:
    """Enter evidence of Anna, endorse it as Boris and confirm it as Vera. Returns its id."""
    one = service.add(d.anna, "anna", data, on, submit=True)
    service.endorse(d.boris, one.id)
    return service.confirm(d.vera, one.id, reason).id
