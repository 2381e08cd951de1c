"""Import of evidence from tables: all or nothing, bad rows are reported, a second import changes nothing."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH

from tests.support.tables import all_rows, as_csv, as_xlsx, counts
from tracker.desk import Desk, open_desk
from tracker.errors import Denied, InvalidInput
from tracker.imports.evidence_table import import_evidence
from tracker.imports.people_table import import_people
from tracker.service import close_period, confirm, endorse, list_evidence
from tracker.store.verify import verify_audit

CASES = [
    ["ФИО", "Дата", "Название", "Клиент", "Результат", "Комментарий"],
    ["Орлова Мария", "15.04.2026", "Заявки дешевле на треть", "K-17", "CPL снизился", "молодец"],
    ["d.kim", "2026-05-20", "Новый сайт; без потери позиций", "K-03", "", ""],
]


FORMS = [
    ("utf-8 ;", "a.csv", as_csv(CASES)),
    ("utf-8 with its mark", "a.csv", as_csv(CASES, encoding="utf-8-sig")),
    ("Windows", "a.csv", as_csv(CASES, encoding="cp1251")),
    ("commas", "a.csv", as_csv(CASES, ",")),
    ("tabs", "a.tsv", as_csv(CASES, "\t")),
    ("utf-16 of Excel", "a.txt", as_csv(CASES, "\t", "utf-16")),
    ("xlsx", "a.xlsx", as_xlsx(CASES)),
    ("xlsx called csv", "a.csv", as_xlsx(CASES)),
    ("titles above", "a.csv", as_csv([["Кейсы отдела"], [], ["выгружено 01.06.2026"], *CASES])),
    ("titles above, xlsx", "a.xlsx", as_xlsx([["Кейсы отдела"], [], *CASES])),
    ("empty rows between", "a.csv", as_csv([CASES[0], [], CASES[1], ["", "", ""], CASES[2], []])),
    ("English", "a.csv", as_csv([["Employee", "Date", "Title", "Client code", "Outcome", "Note"], *CASES[1:]], ",")),
]


@pytest.mark.parametrize(("name", "data"), [r[1:] for r in FORMS], ids=[r[0] for r in FORMS])
def test_a_table_gives_the_same_evidence_in_every_file_format(
    desk_with_people: Desk, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = import_evidence(desk_with_people, path, "case")
    assert counts(found) == (2, 0, 0, 0), found.problems
    assert found.ignored in (("Комментарий",), ("Note",))
    one, other = list_evidence(desk_with_people, kind="case")
    assert (one.occurred_on, one.state, one.data.title, one.data.client) == (
        date(2026, 4, 15),
        "submitted",
        "Заявки дешевле на треть",
        "K-17",
    )
    assert (other.occurred_on, other.data.title) == (date(2026, 5, 20), "Новый сайт; без потери позиций")
    before = all_rows(desk_with_people)
    assert counts(import_evidence(desk_with_people, path, "case")) == (0, 0, 2, 0)
    assert all_rows(desk_with_people) == before


def test_typed_dates_and_numbers_of_excel_are_read(desk_with_people: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = [
        ["Сотрудник", "Дата", "Вид", "Сертификат", "Номер", "Действует до", "Решено", "Всего"],
        ["Мария Орлова", datetime(2026, 3, 10), "сертификат", "Яндекс.Метрика", 555123, date(2027, 3, 9)],  # noqa: DTZ001
        ["Дарья Ким", date(2026, 6, 30), "новые задачи", None, None, None, 19, 20.0],
    ]
    path.write_bytes(as_xlsx(rows))
    assert counts(import_evidence(desk_with_people, path)) == (2, 0, 0, 0)
    one, other = list_evidence(desk_with_people)
    assert one.data.model_dump() == {
        "kind": "certificate",
        "name": "metrica",
        "number": "555123",
        "valid_until": date(2027, 3, 9),
        "revoked_on": None,
    }
    assert (other.data.solved, other.data.total) == (19, 20)


BAD = [
    ("no such person", {"ФИО": "Пётр Первый"}, "ФИО"),
    ("no person", {"ФИО": ""}, "ФИО"),
    ("no date", {"Дата": ""}, "Дата"),
    ("not a date", {"Дата": "весной"}, "Дата"),
    ("the future", {"Дата": "02.07.2026"}, "Дата"),
    ("no title", {"Название": ""}, "Название"),
    ("an Excel error", {"Результат": "#REF!"}, "Результат"),
    ("too late without a reason", {"Дата": "15.11.2025"}, ""),
]


@pytest.mark.parametrize(("change", "column"), [r[1:] for r in BAD], ids=[r[0] for r in BAD])
def test_one_bad_row_is_reported_and_prevents_the_import_unless_it_is_partial(
    desk_with_people: Desk, tmp_path: Path, change: dict[str, str], column: str
) -> None:
    path = tmp_path / "a.csv"
    bad = [change.get(heading, cell) for heading, cell in zip(CASES[0], CASES[1], strict=True)]
    path.write_bytes(as_csv([CASES[0], CASES[1], bad, CASES[2]]))
    before = all_rows(desk_with_people)
    found = import_evidence(desk_with_people, path, "case")
    (problem,) = found.problems
    assert (problem.row, problem.column) == (3, column)
    assert problem.problem
    assert problem.fix
    assert (counts(found), found.kept) == ((2, 0, 0, 1), False)
    assert all_rows(desk_with_people) == before
    found = import_evidence(desk_with_people, path, "case", partial=True)
    assert (counts(found), found.kept) == ((2, 0, 0, 1), True)
    assert len(list_evidence(desk_with_people)) == 2
    with desk_with_people.database.reading() as connection:
        assert verify_audit(connection).ok


def test_all_problems_of_all_rows_are_reported_at_once(desk_with_people: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        as_csv([CASES[0], ["", "весной", "", "", "", ""], ["Никто", "01.04.2026", "a", "", "", ""], *CASES[1:]])
    )
    found = import_evidence(desk_with_people, path, "case")
    assert [(p.row, p.column) for p in found.problems] == [(2, "Дата"), (2, "ФИО"), (3, "ФИО")]


def test_a_dry_run_reports_the_changes_and_writes_nothing(desk_with_people: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv(CASES))
    before = all_rows(desk_with_people)
    dry = import_evidence(desk_with_people, path, "case", dry_run=True)
    assert [(c.row, c.what, c.subject) for c in dry.changes] == [
        (2, "added", "Мария Орлова"),
        (3, "added", "Дарья Ким"),
    ]
    assert "2026-04-15" in dry.changes[0].text
    assert not dry.kept
    assert all_rows(desk_with_people) == before
    assert import_evidence(desk_with_people, path, "case").changes == dry.changes


def test_a_repeated_row_is_imported_once_whatever_its_state_is_now(desk_with_people: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv([CASES[0], CASES[1], CASES[1]]))
    assert counts(import_evidence(desk_with_people, path, "case")) == (1, 0, 1, 0)
    (one,) = list_evidence(desk_with_people)
    mentor = open_desk(
        desk_with_people.database.url,
        "i.gusev",
        policy=desk_with_people.policy,
        framework=desk_with_people.framework,
        clock=desk_with_people.clock,
    )
    endorse(mentor, one.id)
    confirm(desk_with_people, one.id)
    assert counts(import_evidence(desk_with_people, path, "case")) == (0, 0, 2, 0)


def test_late_rows_need_a_reason(desk_with_people: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv([CASES[0], ["d.kim", "15.11.2025", "Прошлогодний кейс", "", "", ""]]))
    assert counts(import_evidence(desk_with_people, path, "case"))[3] == 1
    assert counts(import_evidence(desk_with_people, path, "case", reason="Таблицу передали после отпуска")) == (
        1,
        0,
        0,
        0,
    )


def test_a_closed_period_refuses_the_row_but_not_the_file(desk_with_people: Desk, tmp_path: Path) -> None:
    close_period(desk_with_people, "quarter", date(2026, 1, 1))
    path = tmp_path / "a.csv"
    rows = [
        ["Автор", "Опубликовано", "Заголовок", "Ссылка"],
        ["d.kim", "10.02.2026", "Старый пост", ""],
        ["d.kim", "10.05.2026", "Пост", ""],
    ]
    path.write_bytes(as_csv(rows))
    found = import_evidence(desk_with_people, path, "blog_post", partial=True)
    assert [p.row for p in found.problems] == [2]
    assert [e.data.title for e in list_evidence(desk_with_people)] == ["Пост"]


WRONG_FILES = [
    ("no file", "none.csv", None),
    ("old Excel", "a.xls", b"\xd0\xcf\x11\xe0"),
    ("a picture", "a.csv", bytes(range(256)) * 20),
    ("empty", "a.csv", b""),
    ("no header", "a.csv", as_csv(CASES[1:])),
    ("no column of dates", "a.csv", as_csv([[r[0], r[2]] for r in CASES])),
    ("two columns of people", "a.csv", as_csv([[*CASES[0], "Сотрудник"], [*CASES[1], "d.kim"]])),
    ("two columns of one name", "a.csv", as_csv([[*CASES[0], "ФИО"], [*CASES[1], "d.kim"]])),
    ("a broken workbook", "a.xlsx", as_xlsx(CASES)[:-200]),
    ("another zip", "a.xlsx", b"PK\x05\x06" + bytes(18)),
]


@pytest.mark.parametrize(("name", "data"), [r[1:] for r in WRONG_FILES], ids=[r[0] for r in WRONG_FILES])
def test_a_file_that_cannot_be_read_is_refused_with_the_fix(
    desk_with_people: Desk, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InvalidInput) as caught:
        import_evidence(desk_with_people, path, "case")
    assert caught.value.fix


def test_without_a_kind_the_table_needs_a_column_of_kinds(desk_with_people: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv(CASES))
    with pytest.raises(InvalidInput):
        import_evidence(desk_with_people, path)
    with pytest.raises(InvalidInput):
        import_evidence(desk_with_people, path, "observation")


def test_importing_needs_the_right(desk_with_people: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(as_csv(CASES))
    mentor = open_desk(
        desk_with_people.database.url,
        "i.gusev",
        policy=desk_with_people.policy,
        framework=desk_with_people.framework,
        clock=desk_with_people.clock,
    )
    for do in (lambda: import_evidence(mentor, path, "case"), lambda: import_people(mentor, path)):
        with pytest.raises(Denied):
            do()


# ---- as Excel keeps them


def workbook(tmp_path: Path, *rows: list[object], mac: bool = False) -> Path:
    book = Workbook()
    if mac:
        book.epoch = MAC_EPOCH
    sheet = book.active
    for row in (["Сотрудник", "Сертификат", "Номер", "Дата"], *rows):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def certificates(desk: Desk) -> list[tuple[str, date]]:
    return sorted((e.data.number, e.occurred_on) for e in list_evidence(desk, kind="certificate"))


DAY = date(2026, 2, 10)
NUMBERS = [
    ("a number", 1234567, "1234567"),
    ("a number with a point", 1234567.0, "1234567"),
    ("text with noughts in front", "0012345", "0012345"),
    ("fifteen digits", 999999999999999, "999999999999999"),
    ("sixteen digits as text", "9007199254740993", "9007199254740993"),
]


@pytest.mark.parametrize(("value", "number"), [r[1:] for r in NUMBERS], ids=[r[0] for r in NUMBERS])
def test_a_number_keeps_its_digits(desk_with_people: Desk, tmp_path: Path, value: object, number: str) -> None:
    found = import_evidence(desk_with_people, workbook(tmp_path, ["m.orlova", "metrica", value, DAY]), "certificate")
    assert found.problems == ()
    assert certificates(desk_with_people) == [(number, DAY)]


REFUSED_CELLS = [
    ("a number that Excel has cut", ["m.orlova", "metrica", "1,23457E+12", DAY], "Номер"),
    (
        "a number of sixteen digits, of which Excel keeps fifteen",
        ["m.orlova", "metrica", 9007199254740993, DAY],
        "Номер",
    ),
    ("a formula without a value", ["m.orlova", "metrica", "=1234567+1", DAY], "Номер"),
    ("a day's formula without a value", ["m.orlova", "metrica", "YA-1", "=TODAY()"], "Дата"),
    ("an error of Excel", ["m.orlova", "metrica", "#N/A", DAY], "Номер"),
]


@pytest.mark.parametrize(("row", "column"), [r[1:] for r in REFUSED_CELLS], ids=[r[0] for r in REFUSED_CELLS])
def test_what_excel_has_lost_is_refused(desk_with_people: Desk, tmp_path: Path, row: list[object], column: str) -> None:
    found = import_evidence(desk_with_people, workbook(tmp_path, row), "certificate")
    assert [p.column for p in found.problems] == [column]
    assert certificates(desk_with_people) == []


@pytest.mark.parametrize(("number", "mac"), [(46063, False), (46063 - 1462, True)])
def test_a_day_that_lost_its_format_is_read_by_the_workbooks_calendar(
    desk_with_people: Desk, tmp_path: Path, number: int, mac: bool
) -> None:
    path = workbook(tmp_path, ["m.orlova", "metrica", "YA-1", number], mac=mac)
    assert import_evidence(desk_with_people, path, "certificate").problems == ()
    assert certificates(desk_with_people) == [("YA-1", DAY)]


def test_one_certificate_of_two_people_is_asked_about(desk_with_people: Desk, tmp_path: Path) -> None:
    first = ["m.orlova", "metrica", "YA-1", DAY]
    import_evidence(desk_with_people, workbook(tmp_path, first), "certificate")
    rows = [first, ["d.kim", "metrica", "ya-1 ", DAY], ["d.kim", "bitrix", "YA-1", DAY]]
    found = import_evidence(desk_with_people, workbook(tmp_path, *rows), "certificate", partial=True)
    assert [(p.row, p.column) for p in found.problems] == [(3, "Номер")]
    assert "Мария Орлова" in found.problems[0].problem
    assert certificates(desk_with_people) == [("YA-1", DAY), ("YA-1", DAY)]
