"""The demo cohort: twelve people whose notebooks really run, the same every time; existing submissions are kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import nbformat
import pytest

from academy.demo.cohort import LABELS, Person, _answer, cohort, make_cohort
from autograder.building.course_folder import CourseFolder
from autograder.errors import AcademyError
from autograder.exercises.data_sources import Generators
from autograder.exercises.kinds import kind_of
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.source.model import Exercise
from tests.support.paths import SMALL
from wording.languages import language

MODULE = "02_more"


@pytest.fixture(scope="module")
def demo(released: Path, tmp_path_factory: pytest.TempPathFactory):
    """The second module of the small course, done by the cohort: (built course, content, result, progress, module)."""
    out = tmp_path_factory.mktemp("demo") / "ru"
    shutil.copytree(released, out)
    small = SMALL
    steps: list[tuple[int, int, str]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACADEMY_CONTENT", str(small))
        patch.setenv("JUPYTERHUB_USER", "somebody_else")
        made = make_cohort(
            out, small / "course", small / "datasets", [MODULE], progress=lambda *step: steps.append(step)
        )
    return out, small, made, steps, read_course(small / "course", small / "datasets").module(MODULE)


def opened(person: Person) -> Variant:
    return Variant("small_course", "test", person.login, "ru", Generators(SMALL / "datasets"))


def answers_under(label: str, exercise: Exercise) -> set[str]:
    """The answers of an exercise whose labels begin so, as cells."""
    trials = kind_of(exercise.manifest.kind).test(exercise, "ru")
    return {trial.answer for trial in trials if trial.label.startswith(label)}


def test_twelve_people_with_names_in_both_languages() -> None:
    people = cohort()
    assert len({p.login for p in people}) == 12
    assert all(p.name["ru"] and p.name["en"].isascii() and p.login.isascii() for p in people)
    assert sum(p.cut_short for p in people) == 1
    assert {p.done for p in people} == {0.0, 0.5, 1.0}


def test_everybody_hands_in_an_executed_notebook(demo) -> None:
    out, _small, made, steps, _module = demo
    assert (made.written, made.existing) == (12, 0)
    assert steps[0] == (0, 12, "")
    assert steps[-1][:2] == (12, 12)
    broken = []
    for person in cohort():
        folder = out / "submitted" / person.login / MODULE
        assert (folder / "timestamp.txt").read_text().strip() == person.submitted_at
        assert sorted(p.suffix for p in folder.iterdir() if p.name.startswith(".")) == []
        try:
            notebook = nbformat.read(folder / f"{MODULE}.ipynb", 4)
        except (nbformat.reader.NotJSONError, json.JSONDecodeError):
            broken.append(person.login)
            continue
        code = [c for c in notebook.cells if c.cell_type == "code"]
        assert [c.execution_count for c in code] == list(range(1, len(code) + 1))
        assert any(c.outputs for c in code)
    assert broken == ["r.dyakov"]
    assert not list(out.glob(".academy-demo-*"))


def test_answers_are_right_alternative_mistaken_half_done_and_blank(demo) -> None:
    out, _small, _made, _steps, module = demo
    written = {"stub": 0, "mistake": 0, "right": 0}
    for person in cohort():
        if person.cut_short:
            continue
        path = out / "submitted" / person.login / MODULE / f"{MODULE}.ipynb"
        source = next(c.source for c in nbformat.read(path, 4).cells if c.id == "wasted_share")
        assert "caught by" not in source
        mistakes = answers_under("mistakes/", module.exercise("wasted_share"))
        written["stub" if "..." in source else "mistake" if source in mistakes else "right"] += 1
    assert min(written.values()) >= 1
    assert written["right"] >= 6
    half = json.loads((out / "submitted/g.titov" / MODULE / "answers.json").read_text("utf-8"))
    assert set(half["answers"]) == {"tone"}, "the second half of the module was not reached"


def test_every_way_of_answering_occurs(demo) -> None:
    _out, small, _made, _steps, _module = demo
    ways: set[str] = set()
    for module in read_course(small / "course", small / "datasets").modules:
        for exercise in module.exercises:
            if exercise.manifest.kind == "numeric":
                given = [_answer(exercise, person, module.name, opened(person)) for person in cohort()]
                ways |= {way for way, label in LABELS.items() if set(given) & answers_under(label, exercise)}
                ways |= {"blank"} if None in given else set()
    assert ways == {"right", "alternative", "mistake", "blank"}


def test_numbers_are_each_trainees_own(demo, monkeypatch: pytest.MonkeyPatch) -> None:
    """JUPYTERHUB_USER of the person who makes the demo must not decide whose numbers are used."""
    out = demo[0]
    notebook = nbformat.read(out / "submitted/m.orlova" / MODULE / f"{MODULE}.ipynb", 4)
    grade = next(c for c in notebook.cells if c.id == "wasted_share-grade")
    assert grade.outputs[0]["data"]["text/plain"] == f"{grade.metadata.nbgrader.points:.1f}"


def test_a_second_run_keeps_what_is_there(demo) -> None:
    out, small, _made, _steps, _module = demo
    shutil.rmtree(out / "submitted/a.sokolov")
    before = {p: p.read_bytes() for p in out.glob("submitted/**/*") if p.is_file()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACADEMY_CONTENT", str(small))
        again = make_cohort(out, small / "course", small / "datasets", [MODULE])
    assert (again.written, again.existing) == (1, 11)
    assert {p: p.read_bytes() for p in before} == before


def test_people_stand_in_the_gradebook_by_name(demo) -> None:
    with CourseFolder.open(demo[0]).gradebook() as gradebook:
        student = gradebook.find_student("e.lebedeva")
        assert (student.first_name, student.last_name) == ("Екатерина", "Лебедева")


def test_the_module_must_be_released(desk) -> None:
    shutil.rmtree(desk.out / "release" / MODULE)
    with language("en"), pytest.raises(AcademyError, match=r"not released yet\. Run `academy release 02_more`"):
        make_cohort(desk.out, desk.root, desk.datasets, [MODULE])
