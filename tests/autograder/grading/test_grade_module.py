"""Grading a module: the right points, no submission stops another, only changed submissions are graded."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from filelock import FileLock

from autograder.building.course_folder import CourseFolder
from autograder.errors import AcademyError
from autograder.grading.grade_module import grade_module
from autograder.grading.outcome import failures
from autograder.results.feedback import write_feedback
from autograder.results.scores import read_scores
from wording.languages import language

MODULE = "01_basics"
FULL = {"cost_per_lead": 3, "cheapest": 4, "where_to_look": 2, "inbox": 3, "first_steps": 2, "reply": 0}
HALF = {"cost_per_lead": 1.5, "cheapest": 2, "where_to_look": 0, "inbox": 0, "first_steps": 0, "reply": 0}
POINTS = {"anna": FULL, "vera": FULL, "egor": FULL, "zoya": FULL, "boris": HALF, "gleb": dict.fromkeys(FULL, 0)}


def marks(out: Path, module: str = MODULE) -> dict:
    return {m.trainee: m for m in read_scores(CourseFolder.open(out), [module])}


@pytest.mark.parametrize("trainee", POINTS)
def test_points_with_partial_credit(graded, trainee: str) -> None:
    found = marks(graded.out)[trainee]
    assert {name: mark.points for name, mark in found.exercises.items()} == POINTS[trainee]
    assert found.max_points == 19


def test_written_work_waits_for_a_person_and_a_blank_does_not(graded) -> None:
    waits = {trainee: found.exercises["reply"].pending for trainee, found in marks(graded.out).items()}
    assert waits == {"anna": True, "boris": True, "vera": True, "egor": True, "zoya": True, "gleb": False}
    assert {t: m.pending for t, m in marks(graded.out).items()}["anna"] == 5


def test_the_mentor_reads_the_text_where_nbgrader_expects_it(graded) -> None:
    notebook = nbformat.read(graded.out / "autograded/anna/01_basics/01_basics.ipynb", 4)
    cell = next(c for c in notebook.cells if c.id == "reply-grade")
    assert cell.source == graded.answer(MODULE, "reply", "solution").strip()


def test_the_mentor_sees_the_remarks_beside_the_text(graded) -> None:
    for trainee, says in (("boris", "назовите дату"), ("anna", "замечаний нет")):
        notebook = nbformat.read(graded.out / f"autograded/{trainee}/01_basics/01_basics.ipynb", 4)
        ids = [cell.id for cell in notebook.cells]
        assert ids.index("reply-grade") == ids.index("reply-show") + 1
        shown = [o.data["text/html"] for c in notebook.cells if c.id == "reply-show" for o in c.outputs if "data" in o]
        assert any(says in page for page in shown)


def test_the_mentor_sees_beside_the_points_how_often_help_was_used(desk) -> None:
    (desk.submit("anna") / "progress.json").write_text('{"format": 1, "checks": {"inbox": 12}, "hints": {"inbox": 2}}')
    grade_module(desk.out, MODULE)
    notebook = nbformat.read(desk.out / "autograded/anna/01_basics/01_basics.ipynb", 4)
    pages = {c.id: c.outputs[0].data["text/html"] for c in notebook.cells if c.id in ("inbox-grade", "cheapest-grade")}
    assert "проверок: 12, подсказок: 2" in pages["inbox-grade"]
    assert "проверок" not in pages["cheapest-grade"]


@pytest.mark.parametrize(
    ("trainee", "says"),
    [
        ("anna", ("✓ вести будут 15 апреля", "✓ причину ищет хостинг")),
        ("boris", ("– вести будут 15 апреля: в тексте этого нет", "✓ причину ищет хостинг")),
    ],
)
def test_the_mentor_sees_the_facts_of_the_task_beside_the_text_and_in_feedback(
    graded, trainee: str, says: tuple[str, ...], tmp_path
) -> None:
    notebook = nbformat.read(graded.out / f"autograded/{trainee}/01_basics/01_basics.ipynb", 4)
    above = next(c for c in notebook.cells if c.id == "reply-show")
    outputs = [o.data for o in above.outputs if "data" in o]
    shutil.copytree(graded.out, tmp_path / "ru")
    (page,) = write_feedback(tmp_path / "ru", graded.root, graded.datasets, MODULE, [trainee])
    for fact in says:
        assert any(fact in data["text/html"] and fact in data["text/plain"] for data in outputs)
        assert fact in page.read_text("utf-8")
    remark = {"anna": False, "boris": True}[trainee]
    assert ("назовите дату" in page.read_text("utf-8")) is remark


def test_a_submission_that_cannot_be_read_is_listed_and_stops_no_other(graded) -> None:
    grading = graded.grading
    assert [o.trainee for o in grading.outcomes] == sorted([*POINTS, "dina"])
    assert [o.trainee for o in grading.failed] == ["dina"]
    assert "damaged" in grading.failed[0].reason
    with language("en"):
        reasons = {trainee: str(reason) for trainee, reason in failures(CourseFolder.open(graded.out), MODULE).items()}
    assert reasons == {"dina": grading.failed[0].reason}
    assert "dina" not in marks(graded.out)


def test_what_was_mended_is_told_to_the_mentor(graded) -> None:
    notes = {o.trainee: o.notes for o in graded.grading.graded}
    assert notes["anna"] == ()
    text = " ".join(notes["egor"])
    for said in ("final (2).ipynb", "put back: cheapest-grade", "Copies of these cells", "another order"):
        assert said in text


def test_what_was_graded_in_one_language_is_read_in_another(desk) -> None:
    """Notes are worded for their reader, and so is why an answer cannot be read, a note within a note."""

    def change(notebook: nbformat.NotebookNode) -> None:
        next(c for c in notebook.cells if c.id == "cost_per_lead").source = 'cost_per_lead = "about a thousand"'
        notebook.cells = [c for c in notebook.cells if c.id != "cheapest-grade"]

    desk.edit(desk.submit("anna"), change)
    (desk.submit("boris") / f"{MODULE}.ipynb").write_text("{")
    with language("ru"):
        russian = {o.trainee: (*o.notes, o.reason) for o in grade_module(desk.out, MODULE).outcomes}
    with language("en"):
        english = {o.trainee: (*o.notes, o.reason) for o in grade_module(desk.out, MODULE).unchanged}
        reason = str(failures(CourseFolder.open(desk.out), MODULE)["boris"])
    assert "Возвращены удалённые ячейки: cheapest-grade." in russian["anna"]
    assert any("ожидается число" in note.lower() for note in russian["anna"])
    assert not any(re.search("[А-Яа-яЁё]", note) for note in english["anna"])
    assert "Deleted cells were put back: cheapest-grade." in english["anna"]
    assert any("A number is expected, and this is the text “about a thousand”." in note for note in english["anna"])
    assert "повреждён" in russian["boris"][0]
    assert "damaged" in reason


def test_submissions_are_not_changed(graded) -> None:
    assert sorted(p.name for p in (graded.out / "submitted/egor/01_basics").iterdir()) == [
        "academy.json",
        "answers.json",
        "final (2).ipynb",
    ]
    assert not list(graded.out.glob(".academy-grade-*"))


def test_only_what_changed_is_graded_again(graded, tmp_path: Path) -> None:
    desk = graded.using(out=tmp_path / "ru")
    shutil.copytree(graded.out, desk.out)
    seen: list[tuple[int, int, str]] = []
    again = grade_module(desk.out, MODULE, progress=lambda *step: seen.append(step))
    assert {o.trainee for o in again.unchanged} == set(POINTS)
    assert seen == [(0, 1, ""), (1, 1, "dina")]
    assert next(o.notes for o in again.unchanged if o.trainee == "egor")

    shutil.rmtree(desk.out / "submitted/dina")
    shutil.rmtree(desk.out / "submitted/gleb")
    desk.submit("dina", cost_per_lead="mistakes/inverted")
    desk.submit("gleb", cost_per_lead="mistakes/inverted", default="stub")
    third = grade_module(desk.out, MODULE)
    assert {o.trainee for o in third.graded} == {"dina", "gleb"}
    assert failures(CourseFolder.open(desk.out), MODULE) == {}
    assert marks(desk.out)["dina"].points == 11

    forced = grade_module(desk.out, MODULE, trainees=["gleb"], force=True)
    assert [(o.trainee, o.status) for o in forced.outcomes] == [("gleb", "graded")]


@pytest.mark.slow
def test_stock_nbgrader_gives_the_same_scores(graded, tmp_path: Path) -> None:
    """Two files are left out: nbgrader cannot find one under its name, and cannot read the other."""
    out = tmp_path / "stock"
    shutil.copytree(graded.out, out)
    shutil.rmtree(out / "autograded")
    for trainee in ("dina", "egor"):
        shutil.rmtree(out / "submitted" / trainee)
    with CourseFolder.open(out).gradebook() as gradebook:
        for trainee in POINTS:
            gradebook.remove_submission(MODULE, trainee)
    assert marks(out) == {}
    command = [sys.executable, "-m", "nbgrader", "autograde", MODULE]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command, cwd=out, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    ours = {t: m.exercises for t, m in marks(graded.out).items() if t != "egor"}
    assert {t: m.exercises for t, m in marks(out).items()} == ours


def test_a_full_disk_stops_with_the_way_out_and_loses_nothing(graded, tmp_path: Path, monkeypatch) -> None:
    out = tmp_path / "ru"
    shutil.copytree(graded.out, out)

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "anna")

    monkeypatch.setattr("autograder.grading.record._put_in_place", full)
    with language("en"), pytest.raises(AcademyError, match=r"No space left on device\. Nothing was lost"):
        grade_module(out, MODULE, trainees=["anna"], force=True)
    assert marks(out)["anna"].points == 14
    assert (out / "autograded/anna/01_basics/01_basics.ipynb").exists()
    assert not list(out.glob(".academy-grade-*"))


def test_two_gradings_of_a_course_do_not_run_at_once(graded, tmp_path: Path) -> None:
    out = tmp_path / "ru"
    shutil.copytree(graded.out, out)
    with (
        FileLock(out / ".academy-grading.lock"),
        language("en"),
        pytest.raises(AcademyError, match="being graded already"),
    ):
        grade_module(out, MODULE)


def test_grading_refuses_what_it_cannot_do(desk) -> None:
    with language("en"):
        with pytest.raises(AcademyError, match="not built here"):
            grade_module(desk.out, "99_none")
        with pytest.raises(AcademyError, match="nobody handed in nothing"):
            grade_module(desk.out, MODULE, trainees=["nobody"])
        (desk.out / "source/01_basics/academy.json").write_text("{}")
        with pytest.raises(AcademyError, match=r"built anew since\. Run `academy release 01_basics`"):
            grade_module(desk.out, MODULE)
    assert grade_module(desk.out, "02_more").outcomes == ()


def test_an_earlier_grade_stays_when_the_next_file_is_broken(graded, tmp_path: Path) -> None:
    out = tmp_path / "ru"
    shutil.copytree(graded.out, out)
    path = out / "submitted/anna/01_basics/01_basics.ipynb"
    path.write_text("{")
    with language("en"):
        grading = grade_module(out, MODULE, trainees=["anna"])
    assert [o.trainee for o in grading.failed] == ["anna"]
    assert marks(out)["anna"].points == 14
    assert (out / "autograded/anna/01_basics/01_basics.ipynb").exists()


def test_a_space_too_many_in_the_folder_s_name_is_told(desk) -> None:
    """In the gradebook it is another trainee, although the data are the same."""
    desk.submit("e.lebedeva ", MODULE)
    desk.submit("p.zueva", MODULE)
    with language("en"):
        notes = {o.trainee: " ".join(o.notes) for o in grade_module(desk.out, MODULE).outcomes}
    assert "Rename it to e.lebedeva" in notes["e.lebedeva "]
    assert "Rename" not in notes["p.zueva"]
