"""Find the person that a cell names: by id, login, earlier login, e-mail, or name.

A name may be in any order, with or without the patronymic.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from tracker.domain.people import Person
from tracker.imports.columns import normal
from tracker.imports.rows import Refused
from wording.identity import identity
from wording.tracker import _

__all__ = ["Directory"]


class Directory:
    """An index of the department's people by the ways in which tables name them.

    Args:
        people: everybody.
        earlier: who had a login before, by the login's normal form.
    """

    def __init__(
        self, people: Iterable[Person], earlier: Mapping[str, tuple[Person, ...]] = MappingProxyType({})
    ) -> None:
        self._earlier = earlier
        self._exact: dict[str, Person] = {}
        self._named: list[tuple[frozenset[str], Person]] = []
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """Add a person, or replace one whose data changed."""
        self._named = [(words, p) for words, p in self._named if p.id != person.id]
        self._exact = {key: p for key, p in self._exact.items() if p.id != person.id}
        for key in (person.id, person.login, person.email):
            if key:
                self._exact[identity(key)] = person
        self._named.append((frozenset(normal(person.name).split()), person))

    def by_key(self, key: str | None) -> Person | None:
        """Return the person with this id, login or e-mail, or None."""
        return self._exact.get(identity(key)) if key else None

    def by_earlier_login(self, login: str | None) -> Person | None:
        """Return the only person who had this login before, when it is nobody's now."""
        owners = self._earlier.get(identity(login), ()) if login and self.by_key(login) is None else ()
        return owners[0] if len(owners) == 1 else None

    def by_name(self, name: str) -> tuple[Person, ...]:
        """Return the people that a name may mean.

        People with exactly the same words win. Otherwise one name has to contain the other, and the shorter one must
        have at least two words.
        """
        words = frozenset(normal(name).split())
        same = tuple(p for known, p in self._named if known == words)
        if same or len(words) < 2:
            return same
        return tuple(p for known, p in self._named if len(known) > 1 and (known <= words or words <= known))

    def find(self, key: str, field: str) -> Person:
        """Return the one person that a cell names. Raises Refused for `field` if there is none or more than one."""
        exact = self.by_key(key) or self.by_earlier_login(key)
        if exact is not None:
            return exact
        found = self.by_name(key)
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
