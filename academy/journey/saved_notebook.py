"""The notebook as it is saved on the disk, which is what is handed in: texts of its cells, and those that failed."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from academy.runs.record import Run, recorded_runs

__all__ = ["SavedNotebook", "read_saved"]


@dataclass(frozen=True)
class SavedNotebook:
    """One notebook file that could be read."""

    path: Path
    saved_at: dt.datetime
    #: Texts of the code cells by id, in their order.
    cells: dict[str, str]
    #: Ids of cells whose saved output is an error.
    errors: frozenset[str]

    def unsaved(self) -> list[str]:
        """Return the ids of cells that ran after the file was saved, with a text that the file does not have."""
        return [name for name, run in _last_runs().items() if self._differs(name, run) and run.at > self._at]

    def edited(self) -> list[str]:
        """Return the ids of cells whose saved text is not the one that ran last."""
        return [name for name, run in _last_runs().items() if self._differs(name, run) and run.at <= self._at]

    def failed(self) -> list[str]:
        """Return the ids of cells that failed: when they ran last in this session, else as the file shows."""
        runs = _last_runs()
        return [name for name in self.cells if (not runs[name].ok if name in runs else name in self.errors)]

    @property
    def _at(self) -> float:
        return self.saved_at.timestamp()

    def _differs(self, cell_id: str, run: Run) -> bool:
        saved = self.cells.get(cell_id)
        return saved is not None and saved.strip() != run.text.strip()


def _last_runs() -> dict[str, Run]:
    """Return the last run of each cell in this session, by the cell's id."""
    return {run.cell: run for run in recorded_runs().known if run.cell}


def read_saved(path: Path) -> SavedNotebook | None:
    """Read a notebook file; None when it is missing, damaged or not a notebook of this format."""
    try:
        at = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
        data = json.loads(path.read_text("utf-8"))
        cells = [cell for cell in data["cells"] if cell["cell_type"] == "code" and "id" in cell]
        texts = {str(cell["id"]): _joined(cell["source"]) for cell in cells}
        errors = [str(cell["id"]) for cell in cells if any(o["output_type"] == "error" for o in cell["outputs"])]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return SavedNotebook(path, at, texts, frozenset(errors))


def _joined(source: Any) -> str:
    return source if isinstance(source, str) else "".join(source)
