"""Write results as the CSV files that the gradebooks of Moodle and Canvas import: a row a person, a column a module.

Moodle (`grade/import/csv`): any headings, of which one identifies the person; `username` is ours. A name that Moodle
does not know stops the whole import. Canvas (`lib/gradebook_importer.rb`): the first columns and the row
`Points Possible` are fixed, an unknown heading becomes a new assignment, scores have two decimals.

Both take an empty cell for "no grade" and put it in the place of an earlier one.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from autograder.results.collect import Results, Score, TraineeResult
from autograder.results.formats import inert

__all__ = ["LMS", "LmsTable"]

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
FINAL = frozenset({"passed", "failed", "practice"})
"""States whose points are points, if none of them waits for the mentor."""


@dataclass(frozen=True)
class LmsTable:
    """A file for another system, and what is not in it."""

    text: str
    #: How many results are in it.
    written: int
    #: How many were handed in, and have no final points yet.
    left_out: int


def _moodle(results: Results) -> LmsTable:
    return _table(results, ("username",), lambda row: (row.trainee,))


def _canvas(results: Results) -> LmsTable:
    most = {module: max(row.modules[module].max_points for row in results.trainees) for module in _shown(results)}
    points = ["    Points Possible", *[""] * (len(CANVAS) - 1), *map(_number, most.values())]
    return _table(results, CANVAS, lambda row: (inert(_last_first(row.name)), "", "", row.trainee, ""), [points])


LMS: Mapping[str, Callable[[Results], LmsTable]] = {"moodle": _moodle, "canvas": _canvas}
"""The systems that a file can be written for."""


def _table(
    results: Results,
    head: tuple[str, ...],
    who: Callable[[TraineeResult], tuple[str, ...]],
    rows: Iterable[list[str]] = (),
) -> LmsTable:
    shown, out = _shown(results), io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*head, *_headings(results, shown)])
    writer.writerows(rows)
    for row in results.trainees:
        cells = [_number(row.modules[m].points) if _is_final(row.modules[m]) else "" for m in shown]
        if any(cells):
            writer.writerow([*who(row), *cells])
    scores = [score for row in results.trainees for score in row.modules.values() if score.state != "absent"]
    final = sum(map(_is_final, scores))
    return LmsTable(out.getvalue(), final, len(scores) - final)


def _is_final(score: Score) -> bool:
    return score.state in FINAL and not score.pending


def _shown(results: Results) -> list[str]:
    """Return the modules in which somebody has final points: a column of empty cells would take grades away."""
    return [m for m in results.modules if any(_is_final(row.modules[m]) for row in results.trainees)]


def _headings(results: Results, modules: list[str]) -> list[str]:
    """Return the titles; with the module's name where two have the same, because headings are matched by their text."""
    called = Counter(results.modules.values())
    titles = ((module, results.modules[module]) for module in modules)
    return [inert(title if called[title] == 1 else f"{title} [{module}]") for module, title in titles]


def _last_first(name: str) -> str:
    """Return a name as Canvas sorts it: `Orlova, Maria`."""
    first, _space, last = name.rpartition(" ")
    return f"{last}, {first}" if first else name


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
