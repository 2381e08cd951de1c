"""Our steps for nbgrader's pipelines. `autograder.nbgrader_config` has their order, with the reasons."""

from __future__ import annotations

import atexit
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor, SaveAutoGrades
from nbgrader.preprocessors.execute import UnresponsiveKernelError
from nbgrader.utils import is_grade, is_solution
from sqlalchemy import make_url
from traitlets import Bool, Integer

from autograder.building.course_folder import CourseFolder, in_order
from autograder.building.earlier import earlier_cells
from autograder.building.leaks import cut_hidden, hidden_lines, output_text
from autograder.engine.contract.limits import Limits
from autograder.engine.contract.warm_config import WarmConfig
from autograder.engine.outside.engine import Engine
from autograder.engine.outside.outcome import Deserted, Ended
from autograder.exercises.kinds.cell_ids import graded_in
from autograder.exercises.kinds.usual_names import under_usual_names
from autograder.exercises.sidecar import SIDECAR, released_text
from autograder.files import ANSWERS, PROGRESS, write_atomically
from autograder.gradebook.book import Book
from autograder.grading.execute import execute_plain
from autograder.grading.execute_module import execute_module
from autograder.grading.module_submission import fill_written, without_arrival
from autograder.grading.preload import warm_config
from autograder.notes import Note
from autograder.receipts.register import Register
from autograder.source.stub import derive_stub, text_stub
from autograder.submission.folder import TIMESTAMP, read_files, readable_time
from autograder.submission.nbformat_form import keep_own_metadata
from autograder.submission.nbgrader_rules import score_of_outputs
from autograder.submission.restore import restore_cells
from autograder.submission.sanitize import make_harmless
from autograder.submission.timestamp import parse_utc
from wording.autograder import _
from wording.languages import language

__all__ = [
    "CutHidden",
    "DeriveStubs",
    "DropLinks",
    "ExecuteApart",
    "FillWritten",
    "RestoreCells",
    "SaveScores",
    "StripSidecar",
]

Step = tuple[NotebookNode, Any]
UNANSWERED = "academy_unanswered"
"""Where one step leaves for another which exercises' answers were not handed in."""


def _language_of(notebook: NotebookNode) -> str:
    return str(notebook.metadata.get("academy", {}).get("lang", "ru"))


class DeriveStubs(NbGraderPreprocessor):
    """Release: turn every solution of a module into its stub, in the notebook's language."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> Step:
        if "academy" not in nb.metadata:  # a plain assignment, in which a whole cell may be the solution
            cleared: Step = ClearSolutions(parent=self.parent).preprocess(nb, resources)
            return cleared
        lang = _language_of(nb)
        for cell in nb.cells:
            if not is_solution(cell):
                continue
            if cell.cell_type == "code":
                cell.source = derive_stub(cell.source, cell.metadata.nbgrader.grade_id, lang)
            else:
                cell.source = text_stub(lang)
        return nb, resources


class StripSidecar(NbGraderPreprocessor):
    """Release: leave of an assessment's sidecar only what travels."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> Step:
        coursedir = self.parent.parent.coursedir  # nbgrader has copied the file there before the first step
        release = coursedir.format_path(coursedir.release_directory, ".", resources["nbgrader"]["assignment"])
        path = Path(release) / SIDECAR
        if "academy" in nb.metadata and path.is_file():
            write_atomically(path, released_text(path.read_text("utf-8")))
        return nb, resources


class DropLinks(NbGraderPreprocessor):
    """Sanitize: remove from the graded copy what nbgrader copied through links, from anywhere on this machine."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> Step:
        here, coursedir = resources["nbgrader"], self.parent.parent.coursedir
        submitted, copied = (
            Path(coursedir.format_path(folder, here["student"], here["assignment"]))
            for folder in (coursedir.submitted_directory, coursedir.autograded_directory)
        )
        for path in sorted(submitted.rglob("*")):
            if path.is_symlink() and path.suffix != ".ipynb":
                copy = copied / path.relative_to(submitted)
                shutil.rmtree(copy) if copy.is_dir() and not copy.is_symlink() else copy.unlink(missing_ok=True)
                self.log.warning("%s: %s", here["student"], Note("file_special", name=path.name))
        return nb, resources


class RestoreCells(NbGraderPreprocessor):
    """Sanitize: restore from the source the cells that the trainee deleted, copied, moved or relabelled."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> Step:
        here = resources["nbgrader"]
        coursedir = self.parent.parent.coursedir
        folder = Path(coursedir.format_path(coursedir.source_directory, ".", here["assignment"]))
        with Book(here["db_url"], coursedir.course_id) as book:
            known = next(n for n in book.source(here["assignment"]) if n.name == here["notebook"])
        module, earlier = None, {}
        if _is_module(coursedir, here["assignment"]):
            earlier = earlier_cells(CourseFolder(Path(coursedir.root)), here["assignment"])
            module = nbformat.read(folder / f"{here['notebook']}.ipynb", as_version=4)
            nb.metadata["academy"] = module.metadata.academy
        notes = restore_cells(nb, in_order(folder, known), module, earlier)
        nb.cells = [from_dict(cell) for cell in nb.cells]
        for note in notes:
            self.log.warning("%s: %s", here["student"], note)
        return nb, resources


class FillWritten(NbGraderPreprocessor):
    """Sanitize: move the text typed into a module's form into the cell that the mentor grades."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> Step:
        here, coursedir = resources["nbgrader"], self.parent.parent.coursedir
        if _is_module(coursedir, here["assignment"]):
            submitted = read_files(Path(resources["metadata"]["path"]))[0]
            files, notes = under_usual_names(submitted, (ANSWERS, PROGRESS))
            copied = Path(coursedir.format_path(coursedir.autograded_directory, here["student"], here["assignment"]))
            for note in notes:
                self.log.warning("%s: %s", here["student"], note)
            for name in files.keys() - submitted.keys():
                write_atomically(copied / name, files[name])  # later steps and feedback look for the right name
            fill_written(nb, files)
        return nb, resources


class ExecuteApart(NbGraderPreprocessor):
    """Autograde: run the cells in an isolated process, and judge them outside it.

    So `nbgrader autograde` and formgrader's button grade as `academy grade` does. A course's module is judged exercise
    by exercise; the tests of a plain assignment run with the notebook, as nbgrader runs them.
    """

    enabled = Bool(True)  # not configurable: with --no-execute the submitted outputs would be graded
    timeout = Integer(None, allow_none=True, help="Seconds of one cell; the engine's own limit when not set.").tag(
        config=True
    )

    @classmethod
    def section_names(cls) -> list[str]:
        """Apply what is configured for nbgrader's own step here too; traitlets warns of options that we lack."""
        return ["Execute", *super().section_names()]

    def preprocess(self, nb: NotebookNode, resources: Any) -> Step:
        here = resources["nbgrader"]
        coursedir = self.parent.parent.coursedir
        course, assignment, trainee = CourseFolder(Path(coursedir.root)), here["assignment"], here["student"]
        limits = Limits.of(self.config)
        if not self.config.get("Execute", {}).get("enabled", True):
            self.log.warning(
                _("Cells always run here: outputs that were handed in are no proof. --no-execute is not followed.")
            )
        if self.timeout and self.timeout > 0:
            limits = replace(limits, cell_seconds=float(self.timeout))
        folder = Path(resources["metadata"]["path"])
        files, notes = read_files(folder)
        is_module = _is_module(coursedir, assignment)
        config = warm_config(
            Path(coursedir.format_path(coursedir.source_directory, ".", assignment)),
            is_module,
            self.config.get("Engine", {}).get("preload"),
        )
        process_source = _engine(config, _out_of_reach(course.root, here["db_url"])).warm().source
        try:
            if is_module:
                source, sidecar = course.source(assignment), course.sidecar(assignment)
                files = without_arrival(files) | {SIDECAR: course.released_sidecar(assignment)}
                done = execute_module(nb, source, sidecar, trainee, files, course.datasets(), process_source, limits)
            else:
                done = execute_plain(nb, assignment, trainee, files, process_source, limits)
        except (Ended, Deserted) as error:
            raise UnresponsiveKernelError(str(error)) from None
        for note in (*notes, *done.notes):
            self.log.warning("%s: %s", trainee, note)
        resources[UNANSWERED] = done.unanswered
        _set_time(here, coursedir.course_id, folder / TIMESTAMP)
        with Book(here["db_url"], coursedir.course_id) as book:
            book.write_extensions(assignment)  # nbgrader has made the submission's row by now, without them
        if (register := Register.of(course, assignment)) is not None:
            register.take_in(trainee)
        make_harmless(nb)
        keep_own_metadata(nb)
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = [from_dict(output) for output in cell.get("outputs", [])]
        return nb, resources


def _set_time(here: dict[str, Any], course_id: str, stamp: Path) -> None:
    """Store the time of the submission as `academy grade` reads it: nbgrader takes the month first and MSK as UTC."""
    if not stamp.is_file() or stamp.is_symlink():
        return
    at = parse_utc(stamp.read_text("utf-8")) if readable_time(stamp) else None
    with Gradebook(here["db_url"], course_id) as gradebook:
        gradebook.find_submission(here["assignment"], here["student"]).timestamp = at
        gradebook.db.commit()


def _is_module(coursedir: Any, assignment: str) -> bool:
    return assignment in CourseFolder(Path(coursedir.root)).modules()


MOST_ENGINES = 4
_engines: dict[WarmConfig, Engine] = {}
"""Running engines by what they have preloaded, in the order of their last use."""


def _engine(config: WarmConfig, out_of_reach: list[Path]) -> Engine:
    """Return a running isolated engine that was proved to hide these paths."""
    engine = _engines.pop(config, None) or Engine(config, "full", [])
    if new := [path for path in out_of_reach if path not in engine.out_of_reach]:
        engine.out_of_reach += new
        engine.prove()  # closes an engine that fails, and it is not kept
    _engines[config] = engine
    while len(_engines) > MOST_ENGINES:
        _engines.pop(next(iter(_engines))).close()
    return engine


@atexit.register
def _close_engines() -> None:
    while _engines:
        _engines.popitem()[1].close()


def _out_of_reach(root: Path, db_url: str) -> list[Path]:
    url = make_url(db_url)
    database = [Path(url.database)] if url.get_backend_name() == "sqlite" and url.database else []
    return [root, root / "submitted", *database]


class SaveScores(SaveAutoGrades):
    """Autograde: save the engine's score of a test, because nbgrader takes any warning for a mistake."""

    def preprocess_cell(self, cell: NotebookNode, resources: Any, cell_index: int) -> Step:
        super().preprocess_cell(self._scored(cell), resources, cell_index)
        if is_grade(cell) and graded_in(cell.metadata.nbgrader.grade_id) in resources.get(UNANSWERED, ()):
            key = (cell.metadata.nbgrader.grade_id, self.notebook_id, self.assignment_id, self.student_id)
            grade = self.gradebook.find_grade(*key)
            grade.auto_score, grade.needs_manual_grade = None, True
            self.gradebook.db.commit()
        return cell, resources

    def _scored(self, cell: NotebookNode) -> NotebookNode:
        """Return a test with its score as the only output, in nbgrader's form of partial credit."""
        if not is_grade(cell) or is_solution(cell) or cell.cell_type != "code":
            return cell
        points = score_of_outputs(cell.outputs, float(cell.metadata.nbgrader.points))
        data = {"text/plain": str(points)}
        return NotebookNode(cell | {"outputs": [new_output("execute_result", data, execution_count=None)]})


class CutHidden(Preprocessor):
    """Feedback: cut hidden checks from grade cells, and outputs that show a line of them from all cells."""

    enabled = Bool(True).tag(config=True)  # nbconvert's steps are disabled by default

    def preprocess(self, nb: NotebookNode, resources: Any) -> Step:
        hidden = set().union(*(hidden_lines(cell.source) for cell in nb.cells))
        with language(_language_of(nb)):
            notice = _("This output shows a part of the checks and is left out.")
        for cell in nb.cells:
            grade = is_grade(cell)
            cell.source = cut_hidden(cell.source) if grade else cell.source
            if cell.cell_type == "code":
                cell.outputs = [self._safe(output, hidden, grade, notice) for output in cell.outputs]
        return nb, resources

    def _safe(self, output: NotebookNode, hidden: set[str], grade: bool, notice: str) -> NotebookNode:
        if output.output_type == "error" and grade:
            # Show only the error's name: the frames of a grade cell are the code of the check.
            return new_output("error", ename=output.ename, evalue="", traceback=[re.sub(r"\W", "", output.ename)])
        text = output_text(output)
        if any(line in text for line in hidden):
            return new_output("stream", name="stdout", text=notice + "\n")
        return output
