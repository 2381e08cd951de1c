"""Find the people whose logins a gradebook names, also by logins that they had before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from tracker.domain.people import Person
from tracker.imports.gradebook_file import Submission
from tracker.store.repository import earlier_logins, people
from wording.identity import identity
from wording.tracker import _

__all__ = ["LeftOut", "Owners", "Renamed", "left_to_later_login", "owners_of"]


@dataclass(frozen=True)
class LeftOut:
    """A submission that cannot be imported."""

    login: str
    #: Empty if the problem concerns all submissions of the person.
    module: str
    problem: str
    fix: str


@dataclass(frozen=True)
class Renamed:
    """A login of the gradebook that its person had before."""

    login: str
    name: str
    #: Login that the person has now; None if they have none.
    now: str | None


@dataclass
class Owners:
    """Whose the logins of a gradebook are."""

    #: Login -> id of the person.
    ids: dict[str, str] = field(default_factory=dict)
    renamed: list[Renamed] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def owners_of(connection: Connection, logins: Collection[str]) -> Owners:
    """Find the person of each login, or why it has none: nobody has it, or it is not clear who.

    A login that is somebody's now is theirs, whoever had it before.
    """
    known: dict[str, list[Person]] = defaultdict(list)
    for person in people(connection):
        if person.login:
            known[identity(person.login)].append(person)
    before = earlier_logins(connection)
    found = Owners()
    for login in sorted(logins):
        key = identity(login)
        same = [other for other in logins if other != login and identity(other) == key]
        owners = known[key] or before.get(key, ())
        exact = [person for person in owners if person.login == login]
        if not owners:
            found.left_out.append(_unknown(login))
        elif same:
            problem = _("the gradebook has the same login as {names}", names=", ".join(f"“{name}”" for name in same))
            found.left_out.append(LeftOut(login, "", problem, _("Leave one folder of this person, and grade again.")))
        elif len(owners) > 1 and not exact:
            found.left_out.append(_several(login, owners, current=key in known and bool(known[key])))
        else:
            (owner,) = exact or owners
            found.ids[login] = owner.id
            if not known[key]:
                found.renamed.append(Renamed(login, owner.name, owner.login))
    return found


def _unknown(login: str) -> LeftOut:
    fix = _(
        "If the person is here under another login, give them this one: the other stays known. "
        "Add only somebody who is not here. Then import again."
    )
    return LeftOut(login, "", _("nobody has this login"), fix)


def _several(login: str, owners: Iterable[Person], *, current: bool) -> LeftOut:
    if current:
        problem = _("several people have this login, in other capitals")
    else:
        problem = _("several people had this login before: {names}", names=", ".join(p.name for p in owners))
    return LeftOut(login, "", problem, _("Give each of them a login of their own."))


def left_to_later_login(submissions: Iterable[Submission], owners: Owners) -> list[LeftOut]:
    """List the submissions under an earlier login to modules that the person also handed in under a later one.

    Both would be results of the same work. The login of now wins; of two earlier ones, the one named first.
    """
    earlier = {one.login for one in owners.renamed}
    counting: dict[tuple[str, str], str] = {}
    found = []
    for one in sorted(submissions, key=lambda s: (s.login in earlier, s.login)):
        person = owners.ids.get(one.login)
        if person is None:
            continue
        login = counting.setdefault((person, one.module), one.login)
        if login != one.login:
            problem = _("the same person's work under the login {login} counts", login=login)
            fix = _("If this work is to count, give the person this login again, then import.")
            found.append(LeftOut(one.login, one.module, problem, fix))
    return found
