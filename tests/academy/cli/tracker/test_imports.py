"""Imports of tables and of the gradebook: dry run, errors by row, and partial imports only with --partial."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.grader import Grader
from tests.support.paths import SMALL
from tests.support.tracker_commands import MANAGER, MENTOR, OTHER, Commands

PEOPLE = "ФИО;Логин;Дата приёма;Роль;Наставник\nМария Орлова;m.orlova;13.01.2025;;b.sokolov\n"
BAD = "Дарья Ким;d.kim;вчера;;\n"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "люди.csv"
    path.write_text(PEOPLE, "utf-8")
    return path


def logins(run: Commands) -> set[str]:
    return {p["login"] for p in run.json("person", "list")}


def test_a_dry_run_shows_what_would_change_and_changes_nothing(run: Commands, people: Path) -> None:
    output = run("import", "people", str(people), "--dry-run").stdout
    assert "Мария Орлова" in output
    assert "This was a dry run: nothing was changed." in output
    assert "m.orlova" not in logins(run)


def test_importing_people_twice_adds_them_once(run: Commands, people: Path) -> None:
    assert "Rows: 1 new, 0 changed, 0 as they were, 0 with problems." in run("import", "people", str(people)).stdout
    assert "m.orlova" in logins(run)
    assert "Rows: 0 new, 0 changed, 1 as they were" in run("import", "people", str(people)).stdout


def test_a_bad_row_is_named_and_the_others_are_imported_only_with_partial(run: Commands, people: Path) -> None:
    people.write_text(PEOPLE + BAD, "utf-8")
    output = run("import", "people", str(people), code=1).stdout
    assert "“вчера” is not a date" in output
    assert "Дата приёма" in output
    assert "Nothing was written. Mend the rows, or add --partial" in output
    assert "m.orlova" not in logins(run)
    found = run.json("import", "people", str(people), "--partial", code=1)
    assert (found["kept"], [p["row"] for p in found["problems"]]) == (True, [3])
    assert logins(run) >= {"m.orlova"}
    assert "d.kim" not in logins(run)


@pytest.mark.parametrize(("lang", "expected"), [("ru", "Ничего не записано"), ("en", "Nothing was written")])
def test_the_report_of_a_file_is_in_the_readers_language(run: Commands, people: Path, lang: str, expected: str) -> None:
    people.write_text(PEOPLE + BAD, "utf-8")
    assert expected in run("import", "people", str(people), "--lang", lang, code=1).stdout


def test_evidence_of_one_kind_and_of_many(run: Commands, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("логин;дата;название;лишнее\n" + f"{MANAGER};01.06.2026;Вдвое дешевле;x\n", "utf-8")
    output = run("import", "evidence", str(path), "--kind", "case").stdout
    assert "Columns left out, their headings are not known: лишнее." in output
    assert [e["state"] for e in run.json("case", "list", MANAGER)] == ["submitted"]
    path.write_text("логин;дата;вид;название\n" + f"{MANAGER};02.06.2026;статья;Как читать отчёт\n", "utf-8")
    run("import", "evidence", str(path))
    assert len(run.json("post", "list", MANAGER)) == 1
    assert "no column" in run("import", "people", str(path), code=1).stderr
    assert "kind: this kind" in run("import", "evidence", str(path), "--kind", "x", code=1).stderr.replace(
        "--kind", "kind"
    )


def test_a_mentor_may_not_import_people(run: Commands, people: Path) -> None:
    assert "You may not do that" in run("import", "people", str(people), by=MENTOR, code=1).stderr


def test_a_missing_file_is_named(run: Commands) -> None:
    assert "nothing.xlsx" in run("import", "people", "nothing.xlsx", code=1).stderr


def test_importing_grades_twice_adds_them_once(run: Commands, tmp_path: Path) -> None:
    """Competencies come from the real course. An unknown login is named and skipped, with exit code 1."""
    grader = Grader(tmp_path / "gradebook.db", {"03_communication": {"contact_types": 4}})
    grader.grade(MANAGER, "03_communication", {"contact_types": 4})
    grader.grade("stranger", "03_communication", {"contact_types": 1})
    grader.grade(OTHER, "03_communication", {"contact_types": None})
    path = str(tmp_path / "gradebook.db")
    output = run("import", "gradebook", path, "--dry-run", code=1).stdout
    assert "1 new" in output
    assert "stranger: nobody has this login" in output
    assert f"{OTHER}, 03_communication: a person has yet to grade contact_types" in output
    assert run.json("import", "gradebook", path, code=1)["added"] == 1
    found = run.json("import", "gradebook", path, code=1)
    assert (found["added"], found["unchanged"]) == (0, 1)
    assert run.json("import", "gradebook", path, "--module", "09_paid_ads")["unchanged"] == 0
    assert "nowhere" in run("import", "gradebook", "--course", "nowhere", code=1).stderr


def test_a_login_that_was_changed_leads_to_the_same_person(run: Commands, tmp_path: Path) -> None:
    grader = Grader(tmp_path / "gradebook.db", {"03_communication": {"contact_types": 4}})
    grader.grade(MANAGER, "03_communication", {"contact_types": 4})
    run("person", "edit", MANAGER, "--login", "new.login")
    output = run("import", "gradebook", str(tmp_path / "gradebook.db")).stdout
    assert "1 new" in output
    assert f"{MANAGER}: an earlier login of" in output
    assert "now new.login; taken as theirs" in output


@pytest.mark.parametrize(("lang", "title"), [("ru", "Практика"), ("en", "Practice")])
def test_practice_of_a_module_with_an_assessment_is_progress(
    run: Commands, tmp_path: Path, lang: str, title: str
) -> None:
    """The small course has an assessment of its second module, and none of its first."""
    modules = ("01_basics", "02_more", "02_more_assessment")
    grader = Grader(tmp_path / "gradebook.db", {name: {"done": 4} for name in modules})
    for name in modules:
        grader.grade(MANAGER, name, {"done": 3})
    run.env["ACADEMY_CONTENT"] = str(SMALL)
    assert run.json("import", "gradebook", str(grader.path))["added"] == 3
    del run.env["ACADEMY_CONTENT"]  # the competencies that the department asks for stand in the real course
    assert [(x["module"], x["points"]) for x in run.json("status", MANAGER)["practice"]] == [("02_more", 3.0)]
    run.lang = lang
    assert title in run("status", MANAGER).stdout
    assert title in run("status").stdout
    assert run.json("status")["practice"][0]["practice"]["module"] == "02_more"
