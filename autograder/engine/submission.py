"""One submission from its folder to what the gradebook is to hold. Only reads the folder; the coordinator writes."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from autograder.course_folder import CourseFolder
from autograder.engine.execute import Executed, execute_module, execute_ordinary
from autograder.engine.harmless import make_harmless
from autograder.engine.ordinary import limit_output, restore_ordinary, results
from autograder.engine.records import Graded, NotebookResult, SourceNotebook
from autograder.engine.run import Ended
from autograder.engine.setup import Setup
from autograder.errors import AcademyError, SubmissionError
from autograder.i18n import _
from autograder.intake import TIMESTAMP, inspect, inspect_ordinary, read_files
from autograder.submitted import ANSWERS, read_answers_bytes

__all__ = ["fill_written", "grade_submission", "notebook_bytes", "source_files"]


SHADOWED = sys.stdlib_module_names | {
    "academy",
    "autograder",
    "tracker",
    "sitecustomize",
    "usercustomize",
    "pandas",
    "numpy",
}


def grade_submission(setup: Setup, trainee: str) -> Graded:
    """Grade what a trainee handed in; whatever is wrong with it becomes a reason or a note."""
    course = CourseFolder(setup.root)
    try:
        return (_module if setup.ours else _ordinary)(setup, course, trainee)
    except SubmissionError as error:
        return Graded(trainee, reason=str(error))
    except Ended as error:
        return Graded(trainee, reason=_at(setup, error), timings=error.ran.seconds)
    except AcademyError as error:
        return Graded(trainee, reason=str(error))
    except OSError as error:
        why = _("The disk refuses: {error}. Nothing was lost; free some space and grade again.", error=error)
        return Graded(trainee, reason=why)


def _at(setup: Setup, ended: Ended) -> str:
    events = sorted({f"{kind}: {detail}" for _step, kind, detail in ended.ran.events})
    seen = " " + _("Seen before that: {events}.", events="; ".join(events)[:300]) if events else ""
    if ended.step is None:
        return str(ended) + seen
    return _("{reason} It stood at cell {n}.", reason=str(ended), n=ended.step + 1) + seen


def _module(setup: Setup, course: CourseFolder, trainee: str) -> Graded:
    start = time.perf_counter()
    module = setup.assignment
    sidecar, source = course.sidecar(module), course.source(module)
    intake = inspect(course, module, trainee)
    notebook: dict[str, Any] = intake.notebook
    files, late_notes = read_files(intake.folder)
    theirs = files
    files = theirs | source_files(course.root / "source" / module)
    notes = [*intake.notes, *late_notes, *_about_files(theirs, files), *restore_ordinary(notebook, setup.source[0])]
    notebook["metadata"]["academy"] = source.metadata.academy
    fill_written(notebook, files)
    reading = time.perf_counter() - start
    done = execute_module(notebook, source, sidecar, trainee, _own(files), setup.datasets, setup.place, setup.limits)
    limit_output(notebook)
    return _graded(setup, trainee, [(setup.source[0], notebook)], files, [*notes, *done.notes], done, reading)


def _ordinary(setup: Setup, course: CourseFolder, trainee: str) -> Graded:
    start = time.perf_counter()
    folder = course.submission(trainee, setup.assignment)
    notebooks, notes = inspect_ordinary(folder, [s.name for s in setup.source])
    files, more = read_files(folder)
    files |= source_files(course.root / "source" / setup.assignment)
    notes += more
    total, done_all = Executed(), []
    reading = time.perf_counter() - start
    for source in setup.source:
        notebook = notebooks.get(source.name)
        if notebook is None:
            notes.append(_("There is no {name}; it is worth 0.", name=f"{source.name}.ipynb"))
            continue
        notes += restore_ordinary(notebook, source)
        done = execute_ordinary(notebook, setup.assignment, trainee, files, setup.place, setup.limits)
        total.notes += done.notes
        total.seconds = {k: total.seconds.get(k, 0.0) + done.seconds.get(k, 0.0) for k in total.seconds | done.seconds}
        limit_output(notebook)
        done_all.append((source, notebook))
    return _graded(setup, trainee, done_all, files, [*notes, *total.notes], total, reading)


def _graded(
    setup: Setup,
    trainee: str,
    notebooks: list[tuple[SourceNotebook, dict[str, Any]]],
    files: dict[str, bytes],
    notes: list[str],
    done: Executed,
    reading: float,
) -> Graded:
    found = {source.name: results(notebook, source) for source, notebook in notebooks}
    for _source, notebook in notebooks:
        make_harmless(notebook)
    every = tuple(found.get(s.name) or NotebookResult(s.name, (), missing=True) for s in setup.source)
    written = {f"{source.name}.ipynb": notebook_bytes(notebook) for source, notebook in notebooks}
    stamp = files.get(TIMESTAMP, b"").decode("utf-8", "replace").strip()
    return Graded(
        trainee,
        every,
        files | written,
        tuple(notes),
        verdicts=tuple(v.to_json() for v in done.verdicts),
        timings=done.seconds | {"reading": reading},
        timestamp=stamp,
    )


def _about_files(theirs: dict[str, bytes], files: dict[str, bytes]) -> list[str]:
    """Notes on files that stand in for the course's or for Python's own."""
    notes = [
        _("{name} is not the one of this module; it was left out.", name=name)
        for name, content in theirs.items()
        if files[name] != content
    ]
    shadows = [n for n in theirs if n.endswith(".py") and n.split("/")[0].removesuffix(".py") in SHADOWED]
    if shadows:
        notes.append(_("Files named like modules of Python or of the academy: {names}.", names=", ".join(shadows[:10])))
    return notes


def _own(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name != TIMESTAMP}


def source_files(folder: Path) -> dict[str, bytes]:
    """What lies beside the source notebooks: it wins over files of the same name in a submission."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.suffix != ".ipynb" and ".ipynb_checkpoints" not in p.parts
    }


def fill_written(notebook: dict[str, Any], files: dict[str, bytes]) -> None:
    """The text typed into a form moves into the cell that the mentor grades.

    Without one the cell keeps what the trainee typed into it, or the stub, whose checksum is known: then it is worth 0
    and the mentor has nothing to look at.
    """
    answers, _damage = read_answers_bytes(files.get(ANSWERS))
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader") or {}
        if cell["cell_type"] == "markdown" and marks.get("grade") and marks.get("solution"):
            text = answers.get(str(marks["grade_id"]).removesuffix("-grade"))
            if isinstance(text, str) and text.strip():
                cell["source"] = text.strip()


def notebook_bytes(notebook: dict[str, Any]) -> bytes:
    """The notebook as nbformat writes it."""
    return (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8", "replace")
