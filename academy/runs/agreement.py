"""Whether the notebook, run from top to bottom, makes the value that is in memory; if not, which cell has to run.

In memory, each value has the run that wrote it last; in the notebook, the nearest cell above that writes it. The two
must be the same cell with the same text, and so must be those of all values that the cell read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from academy.runs.notebook_file import Cell, Saved
from academy.runs.record import Run, Runs
from academy.runs.uses import uses_of

__all__ = ["Finding", "disagreement"]

What = Literal["edited", "failed", "not_run", "again", "gone", "lost", "unsaved", "below"]


@dataclass(frozen=True)
class Finding:
    """Why grading would not make what is in memory."""

    #: edited: the cell's text is another than the one that ran. failed: its last run stopped. not_run: it has not run.
    #: again: it ran before a cell above it did. gone: there is no such cell. lost: it no longer makes the name.
    #: unsaved: it is not in the saved file. below: it stands below the place where its value is used.
    what: What
    #: The name whose value is in question.
    name: str
    #: The text of the cell to run, or of the one that is gone.
    text: str
    #: Its id.
    cell: str | None


def disagreement(name: str, exercise: str, saved: Saved, runs: Runs, *, called: bool) -> Finding | None:
    """Return why the notebook would not make the present value of a variable; None when it would.

    Args:
        name: the variable.
        exercise: whose answer it is.
        called: whether it is a function, which is called once all cells have run.
    """
    looked = _Comparison(saved, runs)
    place = saved.place_of(exercise)
    found = looked.now(name, place)
    if found is None and called:
        for one in sorted(looked.late_names(name)):
            found = found or looked.now(one, len(saved.cells))
    return found


class _Comparison:
    def __init__(self, saved: Saved, runs: Runs) -> None:
        self._saved, self._runs, self._known = saved, runs, runs.known
        self._now: dict[tuple[str, int], Finding | None] = {}
        self._same: dict[tuple[str, int, int], bool] = {}
        self._places = {cell.id: n for n, cell in enumerate(saved.cells) if cell.id}

    def now(self, name: str, place: int) -> Finding | None:
        """Compare the present value of a name with the one it has before a cell of the notebook."""
        if (name, place) not in self._now:
            self._now[name, place] = self._compared_now(name, place)
        return self._now[name, place]

    def _compared_now(self, name: str, place: int) -> Finding | None:
        run, above = self._writer(name, len(self._known)), self._above(name, place)
        if (found := self._other(name, run, above, place)) is not None:
            return found
        if run is None or above is None:
            return None
        for one in sorted(self._needs(run, name)):
            if not self._agree(one, self._index(run), above):
                return self.now(one, above) or Finding("again", name, run.text, run.cell)
        return None

    def late_names(self, name: str) -> set[str]:
        """Return the names that a function reads when it is called, through the functions that it calls."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            run = self._writer(waiting.pop(), len(self._known))
            new = (run.uses.late if run else set()) - found
            found |= new
            waiting += new
        return found

    def _other(self, name: str, run: Run | None, above: int | None, place: int) -> Finding | None:
        """Return why the last run that wrote a name is not one of the cell that writes it in the notebook."""
        if run is None:
            return None if above is None else self._to_run("not_run", name, above)
        where = self._place(run)
        if where is None:
            unsaved = run.at > self._saved.at and run.cell is not None and run.cell not in self._runs.deleted
            return Finding("unsaved" if unsaved else "gone", name, run.text, run.cell)
        text = self._saved.cells[where].text
        if where != above:
            if above is not None:
                return self._to_run("not_run", name, above)
            if text != run.text and where < place:
                last = self._runs.last_of(run.cell) if run.cell else None
                if last is not None and last.text == text:
                    return Finding("lost", name, text, run.cell)
                return self._to_run("edited", name, where)
            return Finding("below", name, run.text, run.cell)
        if text != run.text:
            return self._to_run("edited", name, where)
        if not run.ok:
            return Finding("failed", name, run.text, run.cell)
        return None

    def _to_run(self, what: What, name: str, place: int) -> Finding:
        """Name a cell that has to run, or first one that makes what it reads."""
        cell = self._saved.cells[place]
        for one in sorted(uses_of(cell.text).reads):
            if (found := self.now(one, place)) is not None:
                return found
        last = self._runs.last_of(cell.id) if cell.id else None
        if last is not None and not last.ok and last.text == cell.text:
            what = "failed"
        elif last is not None and what == "not_run":
            what = "again" if last.text == cell.text else "edited"
        return Finding(what, name, cell.text, cell.id)

    def _agree(self, name: str, index: int, place: int) -> bool:
        """Return whether a run and a cell of the notebook got a name's value from the same cells."""
        key = (name, index, place)
        if key not in self._same:
            self._same[key] = True  # while it is being found out: a function may name itself
            self._same[key] = self._compare(name, index, place)
        return self._same[key]

    def _compare(self, name: str, index: int, place: int) -> bool:
        run, above = self._writer(name, index), self._above(name, place)
        if run is None or above is None:
            return run is None and above is None
        if not self._is_run_of(run, above):
            equal = self._rewritten(name, run, above)
            if equal is None:
                return False
            run = equal
        if not all(self._agree(one, index, place) for one in run.uses.late):
            return False
        return all(self._agree(one, self._index(run), above) for one in self._needs(run, name))

    def _is_run_of(self, run: Run, place: int) -> bool:
        return run.ok and self._place(run) == place and self._saved.cells[place].text == run.text

    def _rewritten(self, name: str, run: Run, place: int) -> Run | None:
        """Return a later run of a cell that wrote the value which the name had since `run`, such as an import."""
        for one in self._runs.done:
            if one.number > run.number and name in one.uses.writes | one.changed:
                if name in one.changed:
                    return None
                if self._is_run_of(one, place):
                    return one
        return None

    def _needs(self, run: Run, name: str) -> frozenset[str]:
        """Return what a value that a run wrote depends on: what it read, and the name itself if it may be older."""
        return run.uses.reads | ({name} if name not in run.uses.sure else set())

    def _writer(self, name: str, before: int) -> Run | None:
        return next((run for run in reversed(self._known[:before]) if name in run.writes), None)

    def _above(self, name: str, place: int) -> int | None:
        return next((n for n in reversed(range(place)) if name in self._cell_writes(self._saved.cells[n])), None)

    def _cell_writes(self, cell: Cell) -> frozenset[str]:
        ran = [run for run in self._known if run.text == cell.text and run.cell in (None, cell.id)]
        uses = uses_of(cell.text)
        return uses.writes.union(*(run.changed for run in ran)) if ran else uses.writes | uses.lent

    def _place(self, run: Run) -> int | None:
        if run.cell is not None:
            return self._places.get(run.cell)
        return next((n for n, cell in enumerate(self._saved.cells) if cell.text == run.text), None)

    def _index(self, run: Run) -> int:
        return self._known.index(run)
