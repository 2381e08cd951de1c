"""Tables and the gradebook come in: a dry run first, errors by row, half a file only when it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.grader import Grader
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
    said = run("import", "people", str(people), "--dry-run").stdout
    assert "Мария Орлова" in said
    assert "This was a dry run: nothing was changed." in said
    assert "m.orlova" not in logins(run)


def test_people_twice_are_people_once(run: Commands, people: Path) -> None:
    assert "Rows: 1 new, 0 changed, 0 as they were, 0 with problems." in run("import", "people", str(people)).stdout
    assert "m.orlova" in logins(run)
    assert "Rows: 0 new, 0 changed, 1 as they were" in run("import", "people", str(people)).stdout


def test_a_bad_row_is_named_and_half_a_file_is_taken_only_when_asked(run: Commands, people: Path) -> None:
    people.write_text(PEOPLE + BAD, "utf-8")
    said = run("import", "people", str(people), code=1).stdout
    assert "“вчера” is not a date" in said
    assert "Дата приёма" in said
    assert "Nothing was written. Mend the rows, or add --partial" in said
    assert "m.orlova" not in logins(run)
    found = run.json("import", "people", str(people), "--partial", code=1)
    assert (found["kept"], [p["row"] for p in found["problems"]]) == (True, [3])
    assert logins(run) >= {"m.orlova"}
    assert "d.kim" not in logins(run)


@pytest.mark.parametrize(("lang", "told"), [("ru", "Ничего не записано"), ("en", "Nothing was written")])
def test_the_report_of_a_file_is_in_the_readers_language(run: Commands, people: Path, lang: str, told: str) -> None:
    people.write_text(PEOPLE + BAD, "utf-8")
    assert told in run("import", "people", str(people), "--lang", lang, code=1).stdout


def test_evidence_of_one_kind_and_of_many(run: Commands, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text("логин;дата;название;лишнее\n" + f"{MANAGER};01.06.2026;Вдвое дешевле;x\n", "utf-8")
    said = run("import", "evidence", str(path), "--kind", "case").stdout
    assert "Columns left out, their headings are not known: лишнее." in said
    assert [e["state"] for e in run.json("case", "list", MANAGER)] == ["submitted"]
    path.write_text("логин;дата;вид;название\n" + f"{MANAGER};02.06.2026;статья;Как читать отчёт\n", "utf-8")
    run("import", "evidence", str(path))
    assert len(run.json("post", "list", MANAGER)) == 1
    assert "no column" in run("import", "people", str(path), code=1).stderr
    assert "kind: this kind" in run("import", "evidence", str(path), "--kind", "x", code=1).stderr.replace(
        "--kind", "kind"
    )


def test_who_may_not_import_is_refused(run: Commands, people: Path) -> None:
    assert "You may not do that" in run("import", "people", str(people), by=MENTOR, code=1).stderr


def test_a_file_that_is_not_there(run: Commands) -> None:
    assert "nothing.xlsx" in run("import", "people", "nothing.xlsx", code=1).stderr


def test_grades_come_from_the_gradebook_once(run: Commands, tmp_path: Path) -> None:
    """The real course names the competencies; a stranger is left out by name, with exit code 1."""
    book = Grader(tmp_path / "gradebook.db", {"03_communication": {"contact_types": 4}})
    book.grade(MANAGER, "03_communication", {"contact_types": 4})
    book.grade("stranger", "03_communication", {"contact_types": 1})
    book.grade(OTHER, "03_communication", {"contact_types": None})
    path = str(tmp_path / "gradebook.db")
    said = run("import", "gradebook", path, "--dry-run", code=1).stdout
    assert "1 new" in said
    assert "stranger: nobody has this login" in said
    assert f"{OTHER}, 03_communication: a person has yet to grade contact_types" in said
    assert run.json("import", "gradebook", path, code=1)["added"] == 1
    found = run.json("import", "gradebook", path, code=1)
    assert (found["added"], found["unchanged"]) == (0, 1)
    assert run.json("import", "gradebook", path, "--module", "09_paid_ads")["unchanged"] == 0
    assert "nowhere" in run("import", "gradebook", "--course", "nowhere", code=1).stderr
