"""An ordinary assignment beside a course's modules, graded by `nbgrader autograde` as a course of ours configures it.

Repairs that none of nbgrader's own notebooks shows, and what one submission must not do to the grader's process.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.tests import create_grade_cell, create_solution_cell, create_task_cell, run_nbgrader

from autograder.exercises.sidecar import SIDECAR
from autograder.exercises.verdict import VERDICT_MIME
from autograder.grading import nbgrader_steps as nbgrader_ext
from autograder.grading.grade_module import grade_module
from tests.whole.nbgrader.courses import OURS, configure, grades, inside

WARNS = """\
import sys, tabnanny
def answer():
    print("careful", file=sys.stderr)
    return 2
worth = {worth}
"""
FORGES = f"""\
from IPython.display import publish_display_data
def answer():
    publish_display_data({{{VERDICT_MIME!r}: {{"points": 2}}, "text/plain": "2"}})
    return 3
worth = 0
"""
# the answer -> points of the test, worth 2, and of the one that gives partial credit, worth 3
ANSWERS = {
    "warns": (WARNS.format(worth=1), (2.0, 1.0)),
    "generous": (WARNS.format(worth=99), (2.0, 3.0)),
    "no_number": (WARNS.format(worth="float('nan')"), (2.0, 0.0)),
    "forges": (FORGES, (0.0, 0.0)),
    "empty": ("pass", (0.0, 0.0)),
}


def notebook(answer: str, language: str = "python") -> nbformat.NotebookNode:
    kernel = {"name": language, "display_name": language, "language": language}
    cells = [
        create_solution_cell(answer, "code", "answer"),
        create_grade_cell("assert answer() == 2", "code", "right", 2),
        create_grade_cell("worth", "code", "partly", 3),
    ]
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def write(root: Path, place: str, one: nbformat.NotebookNode) -> None:
    (root / place).mkdir(parents=True)
    nbformat.write(one, root / place / "p.ipynb")


@pytest.fixture
def course(tmp_path: Path) -> Iterator[Path]:
    """The source has a solution that no submission shares: whatever they import is theirs alone."""
    configure(tmp_path, "c.ClearSolutions.code_stub = dict.fromkeys(['python', 'R'], '# YOUR CODE HERE')")
    write(tmp_path, "source/ps", notebook("# YOUR CODE HERE"))
    write(tmp_path, "source/other", notebook("# YOUR CODE HERE", "R"))
    with inside(tmp_path):
        for assignment in ("ps", "other"):
            run_nbgrader(["generate_assignment", assignment])
        configure(tmp_path, OURS)
        yield tmp_path


def test_points_are_the_engines(course: Path) -> None:
    """Beside a module: a course of ours is where these steps stand."""
    (course / "source" / "01_module").mkdir()
    (course / "source" / "01_module" / SIDECAR).write_text("{}")
    for name, (answer, _points) in ANSWERS.items():
        write(course, f"submitted/{name}/ps", notebook(answer))
        assert grades("ps", name)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        found = {
            name: tuple(gradebook.find_grade(cell, "p", "ps", name).auto_score for cell in ("right", "partly"))
            for name in ANSWERS
        }
    assert found == {name: points for name, (_answer, points) in ANSWERS.items()}
    graded = nbformat.read(course / "autograded" / "warns" / "ps" / "p.ipynb", 4)
    assert graded.cells[1].outputs[0].text == "careful\n"  # the mentor sees what was said
    # The warm process has the grader's rights: it imports what the source names, never what a submission does.
    assert not any("tabnanny" in config.modules for config in nbgrader_ext._engines)


@pytest.mark.parametrize("language", ["R", "julia"])
def test_another_language_is_refused_and_not_graded_as_python(course: Path, language: str) -> None:
    """Every answer in it would be worth 0. Where the source names Python, what the submission says is overruled."""
    for assignment, right in (("other", False), ("ps", True)):
        write(course, f"submitted/anna/{assignment}", notebook(WARNS.format(worth=1), language))
        assert grades(assignment, "anna") == right
        (outcome,) = grade_module(course, assignment).outcomes
        assert (outcome.status == "graded") == right, outcome
    assert " R;" in next(iter(grade_module(course, "other").outcomes)).reason


def test_a_release_shows_neither_solutions_nor_mark_schemes(tmp_path: Path) -> None:
    """Of an ordinary assignment in a course of ours: nbgrader's marks for what is a solution are its own."""
    scheme = "Write to the client.\n=== BEGIN MARK SCHEME ===\nTwo points for a date.\n=== END MARK SCHEME ==="
    source = notebook("secret = 7341\ndef answer():\n    return 2")
    source.cells.append(create_task_cell(scheme, "markdown", "letter", 2))
    write(tmp_path, "source/ps", source)
    configure(
        tmp_path, "from pathlib import Path", "from autograder import nbgrader_config",
        f"nbgrader_config.configure(c, Path({str(tmp_path)!r}))",
    )  # fmt: skip
    with inside(tmp_path):
        run_nbgrader(["generate_assignment", "ps"])
    released = (tmp_path / "release" / "ps" / "p.ipynb").read_text("utf-8")
    assert "Write to the client." in released
    assert "YOUR CODE HERE" in released
    assert "7341" not in released
    assert "points for a date" not in released


def test_engines_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """formgrader is one process for months: what is no longer kept must not go on running."""
    closed: list[str] = []

    class Engine:
        def __init__(self, modules: tuple[str, ...], _isolation: str, out_of_reach: list[Path]) -> None:
            self.modules, self.out_of_reach, self.proved = modules, out_of_reach, 0

        def prove(self) -> None:
            self.proved += 1

        def close(self) -> None:
            closed.extend(self.modules)

    monkeypatch.setattr(nbgrader_ext, "Engine", Engine)
    monkeypatch.setattr(nbgrader_ext, "_engines", {})
    roots = [Path("/one"), Path("/two")]
    first = nbgrader_ext._engine(("0",), roots[:1])
    assert nbgrader_ext._engine(("0",), roots[:1]) is first
    assert first.proved == 1
    assert nbgrader_ext._engine(("0",), roots).proved == 2  # for every course that is graded
    for name in ("1", "2", "3"):
        nbgrader_ext._engine((name,), roots)
    nbgrader_ext._engine(("0",), roots)
    nbgrader_ext._engine(("4",), roots)
    assert closed == ["1"]
