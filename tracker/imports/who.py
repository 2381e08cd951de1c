"""Whom a cell means: an id, a login, an e-mail, or a name in either order, with or without a patronymic."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.people import Person
from tracker.imports.columns import normal
from tracker.imports.rows import Refused
from wording.tracker import _

__all__ = ["Directory"]


class Directory:
    """The people of the department, found as they are written in tables."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._exact: dict[str, Person] = {}
        self._named: list[tuple[frozenset[str], Person]] = []
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """Somebody new, or somebody whose data changed."""
        self._named = [(words, p) for words, p in self._named if p.id != person.id]
        self._exact = {key: p for key, p in self._exact.items() if p.id != person.id}
        for key in (person.id, person.login, person.email):
            if key:
                self._exact[key.casefold()] = person
        self._named.append((frozenset(normal(person.name).split()), person))

    def exact(self, key: str | None) -> Person | None:
        """By id, login or e-mail."""
        return self._exact.get(key.casefold()) if key else None

    def named(self, name: str) -> tuple[Person, ...]:
        """Those who may be meant: the same words; else the shorter name (two words at least) in the longer."""
        words = frozenset(normal(name).split())
        same = tuple(p for known, p in self._named if known == words)
        if same or len(words) < 2:
            return same
        return tuple(p for known, p in self._named if len(known) > 1 and (known <= words or words <= known))

    def the(self, key: str, field: str) -> Person:
        """The one person meant. Raises Refused when there is none or more than one."""
        exact = self.exact(key)
        if exact is not None:
            return exact
        found = self.named(key)
        if not found:
            raise Refused(
                field, _("there is no person “{key}”", key=key), _("Add them first, or mend the name or login.")
            )
        if len(found) > 1:
            keys = ", ".join(p.login or p.id for p in found)
            raise Refused(
                field, _("several people are called “{key}”", key=key), _("Write the login: {keys}.", keys=keys)
            )
        return found[0]
