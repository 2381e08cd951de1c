"""Steps of our own in nbgrader's pipelines; autograder.nbgrader_config says where each stands and why."""

from __future__ import annotations

import atexit
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.preprocessors.execute import UnresponsiveKernelError
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool, Integer

from autograder.course_folder import CourseFolder
from autograder.engine.engine import ALWAYS, FOR_MODULES, Engine
from autograder.engine.execute import execute_ordinary
from autograder.engine.execute_module import execute_module
from autograder.engine.harmless import make_harmless
from autograder.engine.limits import Limits
from autograder.engine.run import Ended
from autograder.engine.start import imports_of
from autograder.engine.submission_module import fill_written
from autograder.handed_in import read_files
from autograder.i18n import _, language
from autograder.leaks import cut_hidden, hidden_lines, output_text
from autograder.restore import restore
from autograder.sidecar import SIDECAR
from autograder.stub import derive_stub, text_stub
from autograder.submitted import ANSWERS
from autograder.verdict import VERDICT_MIME

__all__ = ["CutHidden", "DeriveStubs", "ExecuteApart", "FillWritten", "KeepVerdicts", "RestoreCells"]

Step = tuple[NotebookNode, Any]


def _language_of(notebook: NotebookNode) -> str:
    return str(notebook.metadata.get("academy", {}).get("lang", "ru"))


class DeriveStubs(NbGraderPreprocessor):
    """Release: every solution becomes its stub, in the notebook's language."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> Step:
        lang = _language_of(nb)
        for cell in nb.cells:
            if not is_solution(cell):
                continue
            if cell.cell_type == "code":
                cell.source = derive_stub(cell.source, cell.metadata.nbgrader.grade_id, lang)
            else:
                cell.source = text_stub(lang)
        return nb, resources


class RestoreCells(NbGraderPreprocessor):
    """Sanitize: what the trainee deleted, copied, moved or relabelled is put right after the source notebook."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> Step:
        here = resources["nbgrader"]
        coursedir = self.parent.parent.coursedir
        folder = Path(coursedir.format_path(coursedir.source_directory, ".", here["assignment"]))
        source = nbformat.read(folder / f"{here['notebook']}.ipynb", as_version=4)
        for note in restore(nb, source).notes():
            self.log.warning("%s: %s", here["student"], note)
        nb.metadata["academy"] = source.metadata.academy
        return nb, resources


class FillWritten(NbGraderPreprocessor):
    """Sanitize: the text typed into a form moves into the cell that the mentor grades."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> Step:
        path = Path(resources["metadata"]["path"]) / ANSWERS
        fill_written(nb, {ANSWERS: path.read_bytes()} if path.is_file() and not path.is_symlink() else {})
        return nb, resources


class ExecuteApart(NbGraderPreprocessor):
    """Autograde: the cells run isolated, as the trainee whose submission it is, and are judged outside.

    So `nbgrader autograde` and formgrader's button go the same way as `academy grade`. A course's module is judged
    exercise by exercise; the tests of an ordinary assignment run with the notebook, as nbgrader runs them.
    """

    timeout = Integer(None, allow_none=True, help="Seconds of one cell; the engine's own limit when not set.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: Any) -> Step:
        here = resources["nbgrader"]
        coursedir = self.parent.parent.coursedir
        course, assignment, trainee = CourseFolder(Path(coursedir.root)), here["assignment"], here["student"]
        limits = Limits.of(self.config)
        if self.timeout:
            limits = replace(limits, cell_seconds=float(self.timeout))
        folder = Path(resources["metadata"]["path"])
        files, notes = read_files(folder)
        ours = assignment in course.modules()
        source = course.source(assignment) if ours else None
        place = _engine(course.root, ours, tuple(imports_of([source or nb]))).warm().place
        try:
            if source is not None:
                sidecar = course.sidecar(assignment)
                files[SIDECAR] = (course.root / "source" / assignment / SIDECAR).read_bytes()
                done = execute_module(nb, source, sidecar, trainee, files, course.datasets(), place, limits)
            else:
                done = execute_ordinary(nb, assignment, trainee, files, place, limits)
        except Ended as error:
            raise UnresponsiveKernelError(str(error)) from None
        for note in (*notes, *done.notes):
            self.log.warning("%s: %s", trainee, note)
        make_harmless(nb)
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = [from_dict(output) for output in cell.get("outputs", [])]
        return nb, resources


@lru_cache(maxsize=4)
def _engine(root: Path, ours: bool, imports: tuple[str, ...]) -> Engine:
    """One engine a process and course; isolated, or not at all."""
    engine = Engine([*ALWAYS, *(FOR_MODULES if ours else ()), *imports], "full", [root / "gradebook.db"])
    engine.prove()
    atexit.register(engine.close)
    return engine


class KeepVerdicts(NbGraderPreprocessor):
    """A grade cell that came to a verdict keeps nothing else: nbgrader gives 0 for any warning on stderr."""

    def preprocess_cell(self, cell: NotebookNode, resources: Any, cell_index: int) -> Step:
        outputs = cell.outputs if is_grade(cell) and cell.cell_type == "code" else []
        if verdicts := [o for o in outputs if VERDICT_MIME in o.get("data", {})]:
            cell.outputs = verdicts[-1:]
        return cell, resources


class CutHidden(Preprocessor):
    """Feedback: hidden checks are cut from grade cells, and outputs that show a line of them from all cells."""

    enabled = Bool(True).tag(config=True)  # nbconvert's own steps are off until they are asked for

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
            # The frames of a grade cell are the check's own code: only the error's name may be told.
            return new_output("error", ename=output.ename, evalue="", traceback=[re.sub(r"\W", "", output.ename)])
        text = output_text(output)
        if any(line in text for line in hidden):
            return new_output("stream", name="stdout", text=notice + "\n")
        return output
