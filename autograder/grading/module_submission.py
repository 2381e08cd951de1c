"""Grade a submission to a module of a course, from its folder to what the gradebook is to hold."""

from __future__ import annotations

import sys
import time
from typing import Any

from autograder.building.course_folder import CourseFolder
from autograder.building.earlier import earlier_cells, was_released
from autograder.exercises.kinds.cell_ids import graded_in
from autograder.exercises.kinds.usual_names import under_usual_names
from autograder.files import ANSWERS, ASSETS, PROGRESS, SIDECAR
from autograder.gradebook.records import Graded
from autograder.grading.assignment_submission import files_beside, graded
from autograder.grading.execute_module import execute_module
from autograder.grading.setup import Setup
from autograder.notes import Note
from autograder.submission.answers_file import read_answers_bytes
from autograder.submission.digest import SECRET, TIMESTAMP
from autograder.submission.intake import inspect
from autograder.submission.nbgrader_rules import limit_output, nbgrader_meta
from autograder.submission.restore import restore_cells

__all__ = ["fill_written", "grade_module_submission", "without_arrival"]

SHADOWED = sys.stdlib_module_names | {
    "academy",
    "autograder",
    "tracker",
    "sitecustomize",
    "usercustomize",
    "pandas",
    "numpy",
}
"""Names that a file of the trainee's must not take: it would be imported in place of the module."""


def grade_module_submission(setup: Setup, trainee: str) -> Graded:
    """Grade a submission to a module. Raises SubmissionError, Ended and CourseError."""
    start = time.perf_counter()
    course = CourseFolder(setup.root)
    module = setup.assignment
    sidecar, source = course.sidecar(module), course.source(module)
    intake = inspect(course, module, trainee)
    notebook: dict[str, Any] = intake.notebook
    submitted, fixed, more = files_beside(setup, intake.folder)
    submitted, renamed = under_usual_names(submitted, (ANSWERS, PROGRESS))
    files = submitted | fixed | {SIDECAR: course.released_sidecar(module)}
    notes: list[Note] = []
    for note in (*intake.notes, *more, *renamed, *_about_files(course, module, submitted, files)):
        if note not in notes:  # what a note quotes of a submission may be of any form, and have no hash
            notes.append(note)
    notes += restore_cells(notebook, setup.source[0], source, earlier_cells(course, module))
    notebook["metadata"]["academy"] = source.metadata.academy
    fill_written(notebook, files)
    reading = time.perf_counter() - start
    done = execute_module(
        notebook,
        source,
        sidecar,
        trainee,
        without_arrival(files),
        setup.datasets,
        setup.process_source,
        setup.limits,
    )
    limit_output(notebook)
    return graded(setup, trainee, [(setup.source[0], notebook)], files, [*notes, *done.notes], done, reading)


def _about_files(course: CourseFolder, module: str, submitted: dict[str, bytes], files: dict[str, bytes]) -> list[Note]:
    """Return notes on files that would take the place of the course's files or of Python's modules."""
    changed = [n for n, content in submitted.items() if files[n] != content and not n.startswith(f"{ASSETS}/")]
    notes = [Note("file_not_of_module", name=n) for n in changed if not was_released(course, module, submitted[n])]
    shadows = [n for n in submitted if n.endswith(".py") and n.split("/")[0].removesuffix(".py") in SHADOWED]
    if shadows:
        notes.append(Note("files_shadow_modules", names=", ".join(shadows[:10])))
    return notes


def without_arrival(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out what nbgrader adds when work is handed in: the same work is graded alike whenever it comes."""
    return {name: content for name, content in files.items() if name not in (TIMESTAMP, SECRET)}


def fill_written(notebook: dict[str, Any], files: dict[str, bytes]) -> None:
    """Move the text that was typed into a form into the cell that the mentor grades.

    With no saved text the cell keeps its content. An untouched stub (known checksum) scores 0 and is not queued for the
    mentor.
    """
    answers, _damage = read_answers_bytes(files.get(ANSWERS))
    for cell in notebook["cells"]:
        meta = nbgrader_meta(cell)
        if cell["cell_type"] == "markdown" and meta.get("grade") and meta.get("solution"):
            text = answers.get(graded_in(str(meta["grade_id"])) or "")
            if isinstance(text, str) and text.strip():
                cell["source"] = text.strip()
