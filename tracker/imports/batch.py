"""Run many use cases in one transaction, so that an import is written as a whole and a dry run is rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection

from tracker.desk import Desk, Writing
from tracker.store.events import append

__all__ = ["Batch", "batch"]


class _NotCommitted(Exception):
    """Ends the transaction with a rollback."""


@dataclass
class _Outcome:
    committed: bool = False
    #: Access log entries: action, subject, whether it was granted.
    logged: list[tuple[str, str | None, bool]] = field(default_factory=list)


@dataclass(frozen=True)
class Batch(Desk):
    """A desk whose transactions are savepoints of one open transaction, so a refused use case leaves nothing behind."""

    #: Connection of the open transaction.
    outer: Connection = field(kw_only=True)
    #: State of the open transaction, shared with copies of this desk for other actors.
    outcome: _Outcome = field(kw_only=True, default_factory=_Outcome)

    def commit(self) -> None:
        """Commit everything when the block of `batch` ends. Without this call it is rolled back."""
        self.outcome.committed = True

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Open a savepoint; see `Desk.writing`."""
        with self._log_refusals(), self.outer.begin_nested():
            writing = Writing(self.outer, self.now(), self.actor)
            yield writing
            append(self.outer, writing.at, writing.events)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read inside the open transaction."""
        yield self.outer

    def log(self, action: str, subject: str | None, *, granted: bool = True) -> None:
        """Defer the entry: the log has a transaction of its own, which cannot begin before this one has ended."""
        self.outcome.logged.append((action, subject, granted))


@contextmanager
def batch(desk: Desk) -> Iterator[Batch]:
    """Yield a desk for many use cases in one transaction, committed only if `Batch.commit` is called before the end."""
    outcome = _Outcome()
    try:
        with desk.database.writing() as connection:
            yield Batch(
                desk.database, desk.policy, desk.framework, desk.clock, desk.actor, outer=connection, outcome=outcome
            )
            if not outcome.committed:
                raise _NotCommitted
    except _NotCommitted:
        pass
    finally:
        for action, subject, granted in outcome.logged:
            desk.log(action, subject, granted=granted)
