"""Files for Moodle and Canvas hold final points only, in the columns that their importers look for."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from nbgrader.plugins import CsvExportPlugin

from autograder.building.course_folder import CourseFolder
from autograder.results.collect import Results, collect_results
from autograder.results.lms_csv import LMS

MODULE = "01_basics"


@pytest.fixture(scope="module")
def out(graded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cohort; anna's text has its mark, those of the others wait."""
    out = tmp_path_factory.mktemp("lms") / "ru"
    shutil.copytree(graded.out, out)
    with CourseFolder.open(out).gradebook() as gradebook:
        gradebook.update_or_create_student("anna", first_name="Анна Мария", last_name="Яковлева")
        gradebook.update_or_create_student("ivan", first_name="Иван", last_name="Новый")
        grade = gradebook.find_grade("reply-grade", MODULE, MODULE, "anna")
        grade.manual_score, grade.needs_manual_grade = 4.25, False
        gradebook.db.commit()
    return out


@pytest.fixture(scope="module")
def results(out: Path, graded) -> Results:
    return collect_results(out, graded.root)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_moodle_gets_a_login_and_final_points(results: Results) -> None:
    table = LMS["moodle"](results)
    (head, *people) = rows(table.text)
    assert head == ["username", "Основы"], "a column of empty cells would take grades away"
    assert ["anna", "18.25"] in people
    assert {who for who, _points in people} == {"anna", "gleb"}, "who wrote no text waits for nobody"
    assert (table.written, table.left_out) == (2, 5), "texts that wait, and a file that could not be read"


def test_canvas_gets_its_fixed_columns_and_the_points_that_are_possible(results: Results) -> None:
    """Its importer asks for `Student`, `ID` and, last of these, `Section`; the second row is known by its words."""
    (head, possible, *people) = rows(LMS["canvas"](results).text)
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Основы"]
    assert "Points Possible" in possible[0]
    assert possible[5] == "19"
    assert ["Яковлева, Анна Мария", "", "", "anna", "", "18.25"] in people
    assert all(len(row) == len(head) for row in (possible, *people))


def test_two_modules_of_one_title_are_two_columns(results: Results) -> None:
    """Importers match a column by its heading."""
    same = replace(results, modules=dict.fromkeys(results.modules, "Основы"))
    assert rows(LMS["moodle"](same).text)[0] == ["username", "Основы [01_basics]"]


def test_nbgraders_own_exporter_works_on_our_gradebook(out: Path, tmp_path: Path) -> None:
    """Tables of ours beside its own, and an extension, are no obstacle."""
    with CourseFolder.open(out).book() as book:
        from datetime import datetime

        book.set_due_date(MODULE, datetime(2026, 1, 1))  # noqa: DTZ001  as nbgrader keeps it
        book.set_own_date(MODULE, "anna", datetime(2027, 1, 1))  # noqa: DTZ001
    plugin = CsvExportPlugin()
    plugin.to = str(tmp_path / "grades.csv")
    with CourseFolder.open(out).gradebook() as gradebook:
        plugin.export(gradebook)
    found = {
        (row["student_id"], row["assignment"]): row
        for row in csv.DictReader((tmp_path / "grades.csv").read_text("utf-8").splitlines())
    }
    assert float(found["anna", MODULE]["raw_score"]) == 18.25
