"""Many use cases in one transaction: an import is kept whole or not at all, a dry run is one taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection

from tracker.desk import Desk, Writing
from tracker.store.events import append

__all__ = ["Batch", "batch"]


class _TakenBack(Exception):
    """Ends the transaction without keeping it."""


@dataclass(frozen=True)
class Batch(Desk):
    """A desk whose transactions are parts of one that is open already: savepoints, so a refused one leaves nothing."""

    outer: Connection = field(kw_only=True)
    logged: list[tuple[str, str | None, bool]] = field(kw_only=True, default_factory=list)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        with self._log_refusals(), self.outer.begin_nested():
            writing = Writing(self.outer, self.now(), self.actor)
            yield writing
            append(self.outer, writing.at, writing.events)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        yield self.outer

    def log(self, action: str, subject: str | None, *, granted: bool = True) -> None:
        """Kept for later: the log is written in a transaction of its own, and there is one writer at a time."""
        self.logged.append((action, subject, granted))


@contextmanager
def batch(desk: Desk) -> Iterator[tuple[Batch, list[bool]]]:
    """A desk to work at, and a list: whatever was done is kept only if `True` is put into it before the end."""
    keep: list[bool] = []
    joined: Batch | None = None
    try:
        with desk.database.writing() as connection:
            joined = Batch(desk.database, desk.policy, desk.framework, desk.clock, desk.actor, outer=connection)
            yield joined, keep
            if True not in keep:
                raise _TakenBack
    except _TakenBack:
        pass
    finally:
        for action, subject, granted in joined.logged if joined else ():
            desk.log(action, subject, granted=granted)
