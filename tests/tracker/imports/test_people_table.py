"""Import of people from tables: all or nothing, bad rows are reported, a second import changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.tables import all_rows, as_csv, counts
from tracker.desk import Desk
from tracker.imports.people_table import import_people
from tracker.service import add_leave, list_intervals, list_people
from tracker.store.verify import verify_audit

PEOPLE = [
    ["Логин", "Фамилия Имя Отчество", "Почта", "Дата приёма", "Должность", "Наставник", "Дата увольнения", "Роль"],
    ["p.zueva", "Зуева Полина Сергеевна", "p.zueva@mayak.example", "01.09.2025", "стажёр", "Илья Гусев", "", ""],
    ["i.gusev", "Гусев Илья", "i.gusev@mayak.example", "03.02.2020", "аккаунт-менеджер", "", "", "наставник"],
    ["", "Титов Глеб", "", "01.10.2025", "", "i.gusev", "31.03.2026", ""],
]


def people_file(tmp_path: Path, rows: list[list[Any]]) -> Path:
    path = tmp_path / "people.csv"
    path.write_bytes(as_csv(rows, encoding="cp1251"))
    return path


def test_people_are_imported_with_employment_role_and_mentor_in_any_order(desk: Desk, tmp_path: Path) -> None:
    path = people_file(tmp_path, PEOPLE)
    assert counts(import_people(desk, path)) == (3, 0, 0, 0)
    assert {p.login for p in list_people(desk)} == {"o.sedova", "p.zueva", "i.gusev", None}
    assert len(list_people(desk, date(2026, 3, 31))) == 4
    assert len(list_people(desk, date(2026, 4, 1))) == 3
    before = all_rows(desk)
    assert counts(import_people(desk, path)) == (0, 0, 3, 0)
    assert all_rows(desk) == before
    with desk.database.reading() as connection:
        assert verify_audit(connection).ok


PEOPLE_CHANGES = [
    ("another e-mail", 1, {"Почта": "polina@mayak.example"}, "changed", "polina@mayak.example"),
    ("a login at last", 3, {"Логин": "g.titov"}, "changed", "g.titov"),
    ("left", 1, {"Дата увольнения": "30.06.2026"}, "changed", "2026-06-30"),
    ("hired again", 3, {"Дата приёма": "01.06.2026", "Дата увольнения": ""}, "changed", "2026-06-01"),
    ("another role", 1, {"Роль": "наставник"}, "changed", "наставник"),
    ("another mentor", 1, {"Наставник": "o.sedova"}, "changed", "Седова"),
    ("shorter name", 1, {"Фамилия Имя Отчество": "Полина Зуева"}, "unchanged", ""),
    ("another surname", 1, {"Фамилия Имя Отчество": "Ким Полина Сергеевна"}, "changed", "Ким"),
]


@pytest.mark.parametrize(
    ("row", "cells", "what", "text"), [r[1:] for r in PEOPLE_CHANGES], ids=[r[0] for r in PEOPLE_CHANGES]
)
def test_recorded_people_are_updated(
    desk: Desk, tmp_path: Path, row: int, cells: dict[str, str], what: str, text: str
) -> None:
    import_people(desk, people_file(tmp_path, PEOPLE))
    changed = [dict(zip(PEOPLE[0], line, strict=True)) for line in PEOPLE[1:]]
    changed[row - 1] |= cells
    path = people_file(tmp_path, [PEOPLE[0], *(list(line.values()) for line in changed)])
    found = import_people(desk, path)
    assert found.problems == ()
    (one,) = [c for c in found.changes if c.row == row + 1]
    assert one.what == what
    assert text in one.text
    assert counts(import_people(desk, path)) == (0, 0, 3, 0)


PEOPLE_BAD = [
    ("no name", {"Фамилия Имя Отчество": ""}, "Фамилия Имя Отчество"),
    ("no first day", {"Дата приёма": ""}, "Дата приёма"),
    ("left before coming", {"Дата увольнения": "01.08.2025"}, "Дата увольнения"),
    ("no e-mail address", {"Почта": "зуева"}, "Почта"),
    ("unknown position", {"Должность": "космонавт"}, "Должность"),
    ("unknown mentor", {"Наставник": "Пётр Первый"}, "Наставник"),
    ("own mentor", {"Наставник": "p.zueva"}, ""),
    ("the same person twice", {"Логин": "i.gusev", "Почта": ""}, "Фамилия Имя Отчество"),
    ("another's e-mail", {"Почта": "o.sedova@mayak.example", "Логин": "i.gusev"}, "Логин"),
]


@pytest.mark.parametrize(("cells", "column"), [r[1:] for r in PEOPLE_BAD], ids=[r[0] for r in PEOPLE_BAD])
def test_a_bad_row_of_people_is_reported_and_not_imported(
    desk: Desk, tmp_path: Path, cells: dict[str, str], column: str
) -> None:
    bad = dict(zip(PEOPLE[0], PEOPLE[1], strict=True)) | cells
    path = people_file(tmp_path, [PEOPLE[0], PEOPLE[2], list(bad.values()), PEOPLE[3]])
    before = all_rows(desk)
    found = import_people(desk, path)
    assert [p.row for p in found.problems] == [3], found.problems
    assert found.problems[0].column == column
    assert found.problems[0].fix
    assert all_rows(desk) == before
    assert import_people(desk, path, partial=True).kept
    assert {p.login for p in list_people(desk)} == {"o.sedova", "i.gusev", None}, "a bad row is not taken in half"


def test_a_dry_run_of_people_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = all_rows(desk)
    assert counts(import_people(desk, people_file(tmp_path, PEOPLE), dry_run=True)) == (3, 0, 0, 0)
    assert all_rows(desk) == before


def test_importing_people_does_not_change_leaves(desk_with_people: Desk, tmp_path: Path, clock: Any) -> None:
    add_leave(desk_with_people, "d.kim", date(2026, 5, 1), date(2026, 5, 14))
    rows = [["ФИО", "Логин", "Принят"], ["Ким Дарья", "d.kim", "01.02.2024"]]
    clock.moment = datetime(2026, 7, 2, tzinfo=UTC)
    assert counts(import_people(desk_with_people, people_file(tmp_path, rows))) == (0, 0, 1, 0)


HEADINGS = ["ФИО", "Логин", "Почта", "Принят", "Уволен"]


def test_capitals_and_spaces_make_no_other_person(desk_with_people: Desk, tmp_path: Path) -> None:
    row = ["Мария\u00a0 Орлова ", "M.Orlova", "M.Orlova@Mayak.Example", "01.02.2024", ""]
    before = all_rows(desk_with_people)
    assert counts(import_people(desk_with_people, people_file(tmp_path, [HEADINGS, row]))) == (0, 0, 1, 0)
    assert all_rows(desk_with_people) == before


def test_a_namesake_is_asked_about_and_nobodys_e_mail_is_overwritten(desk_with_people: Desk, tmp_path: Path) -> None:
    row = ["Орлова Мария", "", "orlova2@mayak.example", "01.02.2024", ""]
    found = import_people(desk_with_people, people_file(tmp_path, [HEADINGS, row]))
    assert [p.column for p in found.problems] == ["Почта"]
    assert "m.orlova@mayak.example" in found.problems[0].problem


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["in order", "the present one first"])
def test_who_left_and_came_back_has_two_employments(
    desk_with_people: Desk, tmp_path: Path, order: tuple[int, int]
) -> None:
    rows = [
        ["Павел Ершов", "p.ershov", "p.ershov@mayak.example", "01.03.2023", "30.06.2025"],
        ["Павел Ершов", "P.Ershov", "p.ershov@mayak.example", "01.02.2026", ""],
    ]
    path = people_file(tmp_path, [HEADINGS, *(rows[n] for n in order)])
    assert import_people(desk_with_people, path).problems == ()
    found = list_intervals(desk_with_people, "p.ershov")
    assert sorted((x.start, x.end) for x in found if x.table == "employment") == [
        (date(2023, 3, 1), date(2025, 6, 30)),
        (date(2026, 2, 1), None),
    ]
    assert counts(import_people(desk_with_people, path)) == (0, 0, 2, 0)


def test_two_rows_of_one_name_without_logins_are_asked_about(desk_with_people: Desk, tmp_path: Path) -> None:
    rows = [["Павел Ершов", "", "", "01.03.2023", "30.06.2025"], ["Павел Ершов", "", "", "01.02.2026", ""]]
    found = import_people(desk_with_people, people_file(tmp_path, [HEADINGS, *rows]))
    assert [p.row for p in found.problems] == [3]
