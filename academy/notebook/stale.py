"""What a trainee is told when the notebook would not make the answer that is in memory."""

from __future__ import annotations

from academy.notebook.session import Session
from academy.runs.agreement import Finding, disagreement
from academy.runs.environment import trainees_shell
from academy.runs.notebook_file import saved_notebook
from academy.runs.record import recorded_runs
from academy.runs.uses import is_stub, uses_of
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.cell_ids import answer_cell
from autograder.source.model import Public
from wording.academy import _

__all__ = ["why_stale"]

MOST_CHARACTERS = 60


def why_stale(here: Session, exercise: Public) -> str:
    """Return, in the current language, why grading would not see the answer that is in memory; empty when it would.

    Empty too where nothing is known: outside of a notebook, with a front end that does not tell which cell it runs, and
    while a submission is graded.
    """
    shell, runs = trainees_shell(), recorded_runs()
    if shell is None or not runs.has_ids or kind_of(exercise.manifest.kind).in_form:
        return ""
    saved = saved_notebook(here.folder, here.sidecar, runs)
    if saved is None:
        return ""
    name, value = exercise.name, shell.user_ns.get(exercise.name)
    called = callable(value)
    if value is None and all(is_stub(cell.text, name) for cell in saved.cells if name in uses_of(cell.text).writes):
        return ""  # nothing is written yet: that is said by the verdict
    found = disagreement(name, name, saved, runs, called=called)
    return "" if found is None else _words(found, exercise)


def _words(found: Finding, exercise: Public) -> str:
    words = {
        "edited": _("{Cell} was changed after it ran, so `{name}` is still the old one. Run the cell, then check."),
        "failed": _("{Cell} stopped with an error when it last ran. Mend it and run it, then check."),
        "not_run": _("{Cell} makes `{name}` and has not run since the notebook was opened. Run it, then check."),
        "again": _("{Cell} ran before something above it was changed. Run it once more, then check."),
        "gone": _(
            "`{name}` was made by a cell that is no longer in the notebook: {cell}. When the work is graded, nothing "
            "makes it. Write it again; Kernel → Restart Kernel and Run All Cells shows what is left."
        ),
        "lost": _(
            "{Cell} no longer makes `{name}`: what is in memory is from before it was changed. Give the value the "
            "name `{name}` and run the cell, then check."
        ),
        "unsaved": _(
            "`{name}` was made by a cell that is not in the saved file yet: {cell}. Save the notebook (Ctrl+S), then "
            "check."
        ),
        "below": _(
            "`{name}` is made further down: {cell}. A notebook is graded from top to bottom. Move that cell up, run "
            "it, then check."
        ),
    }
    cell = _cell(found, exercise)
    return words[found.what].format(Cell=cell[0].upper() + cell[1:], cell=cell, name=found.name)


def _cell(found: Finding, exercise: Public) -> str:
    first = next((line.strip() for line in found.text.splitlines() if line.strip()), "")
    short = (first if len(first) <= MOST_CHARACTERS else first[:MOST_CHARACTERS] + "…").replace("`", "'")
    if found.cell == answer_cell(exercise.name):
        return _("the cell of this answer, which begins with `{line}`", line=short)
    return _("the cell that begins with `{line}`", line=short)
