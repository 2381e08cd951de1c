"""Steps of our own in nbgrader's pipelines; autograder.nbgrader_config says where each stands and why."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution, setenv
from traitlets import Bool

from autograder.i18n import _, language
from autograder.leaks import cut_hidden, hidden_lines, output_text
from autograder.restore import restore
from autograder.stub import derive_stub, text_stub
from autograder.submitted import read_answers
from autograder.verdict import VERDICT_MIME

__all__ = ["CutHidden", "DeriveStubs", "ExecuteAsTrainee", "FillWritten", "KeepVerdicts", "RestoreCells"]

SUBMISSION_OF = "ACADEMY_SUBMISSION_OF"
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
    """Sanitize: the text typed into a widget moves into the cell that the mentor grades.

    Without one the cell keeps what the trainee typed into it, or the stub, whose checksum nbgrader knows: then it gives
    0 by itself and the mentor has nothing to look at.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> Step:
        answers, _problems = read_answers(Path(resources["metadata"]["path"]))
        for cell in nb.cells:
            if cell.cell_type == "markdown" and is_grade(cell) and is_solution(cell):
                text = answers.get(cell.metadata.nbgrader.grade_id.removesuffix("-grade"))
                if isinstance(text, str) and text.strip():
                    cell.source = text.strip()
        return nb, resources


class ExecuteAsTrainee(Execute):
    """Run the cells as the trainee whose submission it is: their numbers, whoever runs the grader."""

    def preprocess(self, nb: NotebookNode, resources: Any, *args: Any, **kwargs: Any) -> Step:
        with setenv(**{SUBMISSION_OF: resources["nbgrader"]["student"]}):
            return super().preprocess(nb, resources, *args, **kwargs)


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
