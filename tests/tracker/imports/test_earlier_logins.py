"""Gradebooks and tables that name a person by an earlier login: the person is known, and nobody is added twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from tracker.desk import Desk
from tracker.imports.evidence_table import import_evidence
from tracker.imports.gradebook import GradebookImport, import_gradebook
from tracker.imports.people_table import import_people
from tracker.service import edit_person, list_evidence, list_people

EARLY, LATE = "2026-03-02 10:00:00 UTC", "2026-03-09 10:00:00 UTC"


def run(desk: Desk, grader: Any) -> GradebookImport:
    return import_gradebook(desk, grader.path, {}, "2026")


def test_the_gradebook_s_earlier_login_leads_to_the_person(desk_with_people: Desk, grader: Any) -> None:
    grader.grade("m.orlova", "ads", {"cpl": 3.0, "audit": 1.0})
    edit_person(desk_with_people, "m.orlova", login="m.petrova")
    found = run(desk_with_people, grader)
    assert (found.added, found.left_out) == (1, ())
    assert [(r.login, r.name, r.now) for r in found.renamed] == [("m.orlova", "Мария Орлова", "m.petrova")]
    assert len(list_evidence(desk_with_people, "m.petrova")) == 1
    again = run(desk_with_people, grader)
    assert (again.added, again.superseded, again.unchanged) == (0, 0, 1)


def test_results_from_before_the_change_are_not_recorded_twice(desk_with_people: Desk, grader: Any) -> None:
    grader.grade("m.orlova", "ads", {"cpl": 3.0, "audit": 1.0})
    assert run(desk_with_people, grader).added == 1
    edit_person(desk_with_people, "m.orlova", login="m.petrova")
    assert run(desk_with_people, grader).added == 0


def test_of_one_module_under_both_logins_that_of_now_counts(desk_with_people: Desk, grader: Any) -> None:
    """Whatever the order of logins and days, and however often it is imported."""
    grader.grade("m.orlova", "ads", {"cpl": 1.0, "audit": 1.0}, LATE)
    grader.grade("m.orlova", "talk", {"letter": 4.0}, EARLY)
    grader.grade("a.petrova", "ads", {"cpl": 3.0, "audit": 5.0}, EARLY)
    edit_person(desk_with_people, "m.orlova", login="a.petrova")
    for _time in range(2):
        found = run(desk_with_people, grader)
        assert [(x.login, x.module) for x in found.left_out] == [("m.orlova", "ads")]
        assert "a.petrova" in found.left_out[0].problem
    results = {e.data.module: e.data.points for e in list_evidence(desk_with_people, "a.petrova")}
    assert results == {"ads": 8.0, "talk": 4.0}


def test_an_unknown_login_is_not_said_to_be_a_new_person(desk_with_people: Desk, grader: Any) -> None:
    grader.grade("stranger", "ads", {"cpl": 1.0, "audit": 1.0})
    (left_out,) = run(desk_with_people, grader).left_out
    assert "под другим логином" in left_out.fix
    edit_person(desk_with_people, "m.orlova", login="stranger")
    assert run(desk_with_people, grader).added == 1


def test_a_table_of_people_adds_nobody_with_an_earlier_login(desk_with_people: Desk, tmp_path: Path) -> None:
    edit_person(desk_with_people, "m.orlova", login="m.petrova", name="Мария Петрова")
    before = list_people(desk_with_people)
    path = tmp_path / "people.csv"
    path.write_text("ФИО;Логин;Дата приёма\nМария Орлова;m.orlova;01.02.2024\n", "utf-8")
    found = import_people(desk_with_people, path, partial=True)
    assert [(p.row, p.column) for p in found.problems] == [(2, "Логин")]
    assert "m.petrova" in found.problems[0].problem
    assert list_people(desk_with_people) == before


def test_a_table_of_evidence_may_name_an_earlier_login(desk_with_people: Desk, tmp_path: Path) -> None:
    edit_person(desk_with_people, "m.orlova", login="m.petrova")
    path = tmp_path / "cases.csv"
    path.write_text("Логин;Дата;Название\nm.orlova;01.06.2026;Вдвое дешевле\n", "utf-8")
    assert import_evidence(desk_with_people, path, "case").count("added") == 1
    (one,) = list_evidence(desk_with_people, "m.petrova")
    assert one.occurred_on == date(2026, 6, 1)
