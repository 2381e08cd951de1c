"""A gradebook that nbgrader makes, submissions to it, and nbgrader's own grading of them to compare ours with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades, SaveCells
from sqlalchemy import create_engine, text
from traitlets.config import Config

from autograder.gradebook.attempts import Attempt
from autograder.gradebook.records import CellResult, Graded, NotebookResult

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)
DUE = datetime(2026, 6, 14, 12)  # noqa: DTZ001 - nbgrader keeps UTC without saying so
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
MODULE = "01_basics"

# name of the cell -> (type, source, grade, solution, task, points); the order is not the alphabet's
CELLS: dict[str, dict[str, tuple[str, str, bool, bool, bool, float | None]]] = {
    MODULE: {
        "setup": ("code", "import math", False, False, False, None),
        "cpl": ("code", "cpl = ...", False, True, False, None),
        "cpl-grade": ("code", "assert cpl == 2", True, False, False, 3.0),
        "area-grade": ("code", "assert area == 2", True, False, False, 2.0),
        "reply": ("markdown", "Your answer", True, True, False, 5.0),
        "letter": ("markdown", "Your letter", True, True, False, 4.0),
        "essay": ("markdown", "Write an essay", False, False, True, 1.0),
    },
    "appendix": {
        "reply": ("markdown", "Your answer here", True, True, False, 6.0),  # nbgrader lets notebooks share names
        "extra": ("code", "extra = ...", False, True, False, None),
    },
}


def source_notebook(name: str) -> NotebookNode:
    cells = []
    for cell_id, (kind, source, grade, solution, task, points) in CELLS[name].items():
        cell = getattr(nbformat.v4, f"new_{kind}_cell")(source)
        flags = {"locked": not solution, "grade": grade, "solution": solution, "task": task}
        cell.metadata.nbgrader = {"schema_version": 3, "grade_id": cell_id, "cell_type": kind} | flags
        if points is not None:
            cell.metadata.nbgrader["points"] = points
        cell.metadata.nbgrader["checksum"] = utils.compute_checksum(cell)
        cells.append(cell)
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})


def make(url: str, *, duedate: datetime | None = DUE, notebooks: tuple[str, ...] = tuple(CELLS)) -> str:
    """A gradebook with the assignment, made by nbgrader's own steps."""
    with Gradebook(url, "course") as gradebook:
        gradebook.add_assignment(MODULE, duedate=duedate)
    for name in notebooks:
        where = {"notebook": name, "assignment": MODULE, "db_url": url}
        SaveCells().preprocess(source_notebook(name), {"nbgrader": where})
    return url


# ---- a submission, and what nbgrader makes of it


def answered(name: str, answers: dict[str, str], failing: tuple[str, ...] = ()) -> NotebookNode:
    """The notebook as it stands after execution: new sources, and errors in the cells that failed."""
    notebook = source_notebook(name)
    for cell in notebook.cells:
        cell.source = answers.get(cell.metadata.nbgrader.grade_id, cell.source)
        if cell.metadata.nbgrader.grade_id in failing:
            cell.outputs = [nbformat.v4.new_output("error", ename="AssertionError", evalue="", traceback=[])]
    return notebook


def results(notebooks: dict[str, NotebookNode | None], trainee: str = "anna") -> Graded:
    """The same, as a judge reports it to us."""
    found = []
    for name, notebook in notebooks.items():
        cells = [] if notebook is None else [_result(cell) for cell in notebook.cells]
        found.append(NotebookResult(name, tuple(c for c in cells if c), missing=notebook is None))
    return Graded(trainee, tuple(found))


def _result(cell: NotebookNode) -> CellResult | None:
    graded, answered = utils.is_grade(cell), utils.is_solution(cell) or utils.is_task(cell)
    if not graded and not answered:
        return None
    same = cell.metadata.nbgrader.checksum == utils.compute_checksum(cell) and not utils.is_task(cell)
    return CellResult(
        cell.metadata.nbgrader.grade_id,
        auto_score=utils.determine_grade(cell)[0] if graded else None,
        graded=graded,
        comment="No response." if answered and same else None,
        commented=answered,
        text_hash=f"sha of {cell.source}" if graded and utils.is_solution(cell) else "",
    )


class _Half(LateSubmissionPlugin):
    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        return half(student_id, score, total_seconds_late)


def half(trainee: str, score: float, seconds: float) -> float | None:
    assert (trainee, seconds) == ("anna", 86400)
    return score / 2


def grade_by_nbgrader(
    url: str, notebooks: dict[str, NotebookNode | None], *, timestamp: datetime | None = NOON
) -> None:
    """What nbgrader's `autograde` writes for anna, by its own code."""
    handed_in = {} if timestamp is None else {"timestamp": timestamp}
    with Gradebook(url, "course") as gradebook:
        gradebook.update_or_create_student("anna")
        gradebook.update_or_create_submission(MODULE, "anna", **handed_in)
        for name in (n for n in CELLS if notebooks.get(n) is None):  # as in `Autograde.init_assignment`
            for grade in gradebook.find_submission_notebook(name, MODULE, "anna").grades:
                grade.auto_score, grade.needs_manual_grade = 0, False
        gradebook.db.commit()
    config = Config()
    config.AssignLatePenalties.plugin_class = _Half
    for name, notebook in notebooks.items():
        if notebook is not None:
            where = {"notebook": name, "assignment": MODULE, "student": "anna", "db_url": url}
            for step in (SaveAutoGrades(), AssignLatePenalties(config=config)):
                step.preprocess(notebook, {"nbgrader": where})


def attempt(trainee: str = "anna", **more: Any) -> Attempt:
    known = {"module": MODULE, "trainee": trainee, "at": NOON, "submission": "5" * 64, "source": "a" * 64}
    known |= {"engine": "1.0", "isolation": "full", "status": "graded"}
    return Attempt(**known | more)


def rows_of(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """All that a submission writes, without the ids, which are random."""
    cell = (
        "SELECT n.name, b.name, b.type, {} FROM {} g JOIN base_cell b ON b.id = g.cell_id"
        " JOIN submitted_notebook s ON s.id = g.notebook_id JOIN submitted_assignment a ON a.id = s.assignment_id"
        " JOIN notebook n ON n.id = s.notebook_id AND n.id = b.notebook_id ORDER BY 1, 2, 3"
    )
    queries = {
        "student": "SELECT * FROM student",
        "submitted_assignment": "SELECT b.name, a.student_id, a.timestamp, a.extension FROM submitted_assignment a"
        " JOIN assignment b ON b.id = a.assignment_id",
        "submitted_notebook": "SELECT n.name, s.flagged, s.late_submission_penalty FROM submitted_notebook s"
        " JOIN notebook n ON n.id = s.notebook_id JOIN submitted_assignment a ON a.id = s.assignment_id ORDER BY 1",
        "grade": cell.format("g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade", "grade"),
        "comment": cell.format("g.auto_comment, g.manual_comment", "comment"),
    }
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {name: [tuple(r) for r in connection.execute(text(query))] for name, query in queries.items()}
        for name, rows in found.items():  # none of them escaped the joins
            assert connection.scalar(text(f"SELECT count(*) FROM {name}")) == len(rows), name
            if name != "student":
                ids = connection.scalars(text(f"SELECT id FROM {name}")).all()
                assert all(len(i) == 32 and int(i, 16) for i in ids)
    engine.dispose()
    return found


def cohort_rows(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """What a gradebook holds of a whole cohort: grades, comments, submissions; without ids and times."""
    place = (
        " JOIN submitted_notebook s ON s.id = {0}.notebook_id JOIN submitted_assignment a ON a.id = s.assignment_id"
        " JOIN base_cell b ON b.id = {0}.cell_id JOIN notebook n ON n.id = s.notebook_id AND n.id = b.notebook_id"
    )
    key = "a.student_id, n.name, b.name"
    queries = {
        "student": "SELECT id FROM student",
        "submitted_assignment": "SELECT a.student_id, b.name FROM submitted_assignment a"
        " JOIN assignment b ON b.id = a.assignment_id",
        "submitted_notebook": "SELECT a.student_id, n.name, s.late_submission_penalty FROM submitted_notebook s"
        " JOIN notebook n ON n.id = s.notebook_id JOIN submitted_assignment a ON a.id = s.assignment_id",
        "grade": f"SELECT {key}, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade FROM grade g"
        + place.format("g"),
        "comment": f"SELECT {key}, g.auto_comment, g.manual_comment FROM comment g" + place.format("g"),
    }
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {name: sorted(map(tuple, connection.execute(text(q))), key=repr) for name, q in queries.items()}
        for name, rows in found.items():  # none of them escaped the joins
            assert connection.scalar(text(f"SELECT count(*) FROM {name}")) == len(rows), name
    engine.dispose()
    return found


def grade_of(url: str, cell: str, notebook: str = MODULE) -> tuple[Any, ...]:
    """(auto, manual, extra credit, waits) of one cell."""
    return next(row[3:] for row in rows_of(url)["grade"] if row[:2] == (notebook, cell))


def confirm(url: str, cell: str, points: float, extra: float | None = None, notebook: str = MODULE) -> None:
    """A mentor grades by hand, as nbgrader's formgrader does."""
    with Gradebook(url, "course") as gradebook:
        grade = gradebook.find_grade(cell, notebook, MODULE, "anna")
        grade.manual_score, grade.extra_credit, grade.needs_manual_grade = points, extra, False
        gradebook.db.commit()


RIGHT = {"cpl": "cpl = 2", "reply": "Dear client", "letter": "Dear colleague", "essay": "Long"}
SUBMISSIONS: dict[str, dict[str, NotebookNode | None]] = {
    "all answered": {MODULE: answered(MODULE, RIGHT), "appendix": answered("appendix", {"reply": "See above"})},
    "nothing answered": {MODULE: answered(MODULE, {}), "appendix": answered("appendix", {})},
    "a wrong answer": {
        MODULE: answered(MODULE, {"cpl": "cpl = 3"}, failing=("cpl-grade",)),
        "appendix": answered("appendix", {"extra": "extra = 1"}),
    },
    "a notebook missing": {MODULE: answered(MODULE, RIGHT), "appendix": None},
}
