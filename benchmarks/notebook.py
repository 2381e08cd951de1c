"""How long a trainee waits in a notebook: `load` of every dataset, and `check` of the slowest exercise of each kind.

Each figure is a median, in milliseconds, taken after the first call, which imports and compiles. A first load generates
the data of a trainee who was not seen before; the next ones copy what is kept in memory. A check calls a trainee's
function many times; the time spent in it is the solution's own and is shown apart. Run: python benchmarks/notebook.py
"""

from __future__ import annotations

import contextlib
import io
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from academy import check, load
from academy.content import course_root, datasets_root
from autograder.building.build import build_course
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.cell_ids import SETUP
from autograder.exercises.reader import read_course
from autograder.source.model import Course, Exercise, Module

LANG = "ru"
TIMES = 15
LIMIT_MS = 50.0
"""What `check` may take once everything is imported, the answer's own code left out."""


def median_ms(run: Callable[[int], Any], times: int = TIMES) -> float:
    """Median time of `run(0)`, `run(1)`, … in milliseconds."""
    taken = []
    for n in range(times):
        start = time.perf_counter()
        run(n)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


@contextlib.contextmanager
def notebook_of(module: str) -> Iterator[None]:
    """The current folder is a built module, opened by a trainee."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as out:
        build_course(course_root(), datasets_root(), Path(out), LANG, only=[module])
        os.chdir(Path(out) / "source" / module)
        os.environ["ACADEMY_TRAINEE"] = "bench"
        try:
            yield
        finally:
            os.chdir(before)


def load_rows() -> list[tuple[str, str, str, str]]:
    """(dataset, rows, first load, next loads)."""
    rows = []
    for card in sorted(datasets_root().glob("*/card.toml")):
        name = card.parent.name
        size = len(load(name))

        def of_a_new_trainee(n: int, name: str = name) -> None:
            os.environ["ACADEMY_TRAINEE"] = f"bench-{n}"
            load(name)

        first = median_ms(of_a_new_trainee, 5)
        again = median_ms(lambda _n, name=name: load(name))
        rows.append((name, str(size), f"{first:.1f}", f"{again:.2f}"))
    os.environ["ACADEMY_TRAINEE"] = "bench"
    return rows


def answer_of(module: Module, exercise: Exercise) -> Any:
    """The answer of the solution, as it stands in the notebook or in answers.json."""
    kind = kind_of(exercise.manifest.kind)
    solution = next(trial.answer for trial in kind.test(exercise, LANG) if trial.label == "solution")
    if kind.in_form:
        return solution
    setup = next(cell.text for cell in module.lessons[LANG].cells if cell.name == SETUP)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(setup + "\n" + solution, exercise.name, "exec"), namespace)  # noqa: S102
    return namespace[exercise.name]


class Timed:
    """An answer that is a function, with the time that passes in it."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function
        self.spent_ms = 0.0

    def __call__(self, *args: Any) -> Any:
        start = time.perf_counter()
        try:
            return self._function(*args)
        finally:
            self.spent_ms += (time.perf_counter() - start) * 1000


def check_rows(course: Course) -> list[tuple[str, str, str, str, str]]:
    """(kind, exercise, state, time of a check, of it in the trainee's function): the exercise where we take longest."""
    slowest: dict[str, tuple[float, float, str, str]] = {}
    for module in course.modules:
        with notebook_of(module.name):
            for exercise in module.exercises:
                answer = answer_of(module, exercise)
                answer = Timed(answer) if callable(answer) else answer
                state = check(exercise.name, answer).state
                before = getattr(answer, "spent_ms", 0.0)
                took = median_ms(lambda _n, name=exercise.name, answer=answer: check(name, answer))
                theirs = (getattr(answer, "spent_ms", 0.0) - before) / TIMES
                kind = exercise.manifest.kind
                slowest[kind] = max(
                    slowest.get(kind, (0.0, 0.0, "", "")), (took - theirs, theirs, exercise.name, state)
                )
    return [
        (kind, name, state, f"{ours + theirs:.1f}", f"{theirs:.1f}")
        for kind, (ours, theirs, name, state) in sorted(slowest.items())
    ]


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table, as the documentation shows it."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) + " |" for row in [head, *rows]
    ]
    return "\n".join([lines[0], "| " + " | ".join("-" * w for w in widths) + " |", *lines[1:]])


def main() -> None:
    names = [path.parent.name for path in sorted(course_root().glob("modules/*/module.toml"))]
    course = read_course(course_root(), datasets_root(), only=names)
    with notebook_of(names[0]):
        print(table(("dataset", "rows", "first load, ms", "next loads, ms"), load_rows()))
    rows = check_rows(course)
    print()
    print(table(("kind", "slowest exercise", "state", "check, ms", "of it the answer's own code, ms"), rows))
    late = [row for row in rows if float(row[3]) - float(row[4]) > LIMIT_MS]
    print()
    print(f"limit of {LIMIT_MS:g} ms: " + ("kept" if not late else "passed by " + ", ".join(row[1] for row in late)))


if __name__ == "__main__":
    main()
