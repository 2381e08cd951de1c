"""The interface's tables as workbooks, and tables of unknown services: totals, ids and columns without a name."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from academy.data import ExportError, ExportWarning, read_direct, read_metrica, read_xlsx, read_zip

from .samples import archive, workbook, write

pytestmark = pytest.mark.usefixtures("english")
QUERIES: list[list[Any]] = [
    ["Поисковые запросы"],
    ["Период", "01.07.2026 - 31.07.2026"],
    ["Клиент", "shop"],
    [],
    ["Поисковый запрос", "Название группы", None, "Показы", "Клики", "Расход, ₽", None],
    ["диван купить", "Диваны", "смотреть", 1204, 48, 4801.5, None],
    ["стол", "Столы", None, 10, "-", 0, "да"],
    ["Итого", None, None, 1214, 48, 4801.5, None],
]


def test_queries_of_direct_in_a_workbook(tmp_path: Path) -> None:
    """Column names on line 5, columns without a name, a total."""
    path = write(tmp_path, workbook(Запросы=QUERIES, Пусто=[]), "queries.xlsx")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        report = read_direct(path)
    assert list(report.columns) == ["Query", "AdGroupName", "C", "Impressions", "Clicks", "Cost", "G"]
    assert report["Cost"].tolist() == [4801.5, 0]
    assert report["Clicks"].tolist()[0] == 48
    assert report["Clicks"].isna().tolist() == [False, True]
    assert report.attrs["report_name"] == "Поисковые запросы"
    twice = write(tmp_path, workbook(a=QUERIES, b=QUERIES), "twice.xlsx")
    with pytest.raises(ExportError, match="several sheets hold tables of Direct"):
        read_direct(twice)


def test_a_percentage_in_a_workbook_is_one(tmp_path: Path) -> None:
    """Excel keeps 3.99 % as 0.0399 and shows it by the format of the cell."""
    book = load_workbook(io.BytesIO(workbook(a=[["Кампания", "Клики", "CTR, %"], ["x", 48, 0.0399], ["y", 1, 1]])))
    for cell in book["a"]["C"][1:]:
        cell.number_format = "0.00%"
    content = io.BytesIO()
    book.save(content)
    assert read_direct(write(tmp_path, content.getvalue(), "ctr.xlsx"))["Ctr"].tolist() == [3.99, 100]


def test_a_formula_in_a_workbook_is_named(tmp_path: Path) -> None:
    rows = [["Кампания", "Клики"], ["x", "=1+2"]]
    with pytest.raises(ExportError, match="cell B2 holds a formula"):
        read_direct(write(tmp_path, workbook(a=rows), "formula.xlsx"))


def test_an_id_in_a_workbook_has_lost_its_digits(tmp_path: Path) -> None:
    rows = [["Дата", "№ Объявления", "Клики"], [dt.date(2026, 7, 1), 1.918830392081206e18, 4]]
    with pytest.raises(ExportError, match=r"row 2: the column AdId .*Excel has cut off digits"):
        read_direct(write(tmp_path, workbook(a=rows), "ads.xlsx"))
    rows[1][1] = "1918830392081206022"
    report = read_direct(write(tmp_path, workbook(a=rows), "ads.xlsx"))
    assert report["AdId"].tolist() == ["1918830392081206022"]
    assert [str(day.date()) for day in report["Date"]] == ["2026-07-01"]


def test_a_report_of_metrica_in_a_workbook(tmp_path: Path) -> None:
    rows = [
        ["Отчёт: Метки UTM"],
        ["UTM Source", "Визиты", "Посетители", "Отказы", "Время на сайте"],
        ["Итого и средние", 1300, 1000, 0.12, dt.time(0, 2, 5)],
        ["yandex", 1200, 950, 0.125, dt.time(0, 2, 10)],
        ["google", 100, 90, 0.1, dt.time(0, 1, 5)],
    ]
    visits = read_metrica(write(tmp_path, workbook(a=rows), "utm.xlsx"))
    assert visits["visits"].tolist() == [1200, 100]
    assert visits["bounceRate"].tolist() == [12.5, 10]
    assert visits["avgVisitDurationSeconds"].tolist() == [130, 65]
    assert visits.attrs == {"table": "report", "attribution": []}


@pytest.mark.parametrize("reader", [read_direct, read_metrica], ids=lambda reader: reader.__name__)
def test_a_workbook_of_something_else(tmp_path: Path, reader: Any) -> None:
    with pytest.raises(ExportError, match="this is an Excel workbook"):
        reader(write(tmp_path, workbook(a=[["имя", "телефон"], ["Олег", 1]]), "people.xlsx"))


def test_totals_ids_and_names_of_any_workbook(tmp_path: Path) -> None:
    rows = [["товар", "продано"], ["печь", 3], ["баня", 2], ["Итого", 5]]
    with pytest.warns(ExportWarning, match="the total in row 4 was left out"):
        table = read_xlsx(write(tmp_path, workbook(a=rows), "sold.xlsx"))
    assert table["продано"].tolist() == [3, 2]
    rows[3][1] = 7
    with pytest.warns(ExportWarning, match="row 4 looks like a total; it was kept"):
        table = read_xlsx(write(tmp_path, workbook(a=rows), "sold.xlsx"))
    assert table["продано"].tolist() == [3, 2, 7]
    rows = [["отчёт"], ["товар", "продано"], ["печь", 3, "да"]]
    with pytest.warns(ExportWarning, match=r"columns without a name got Excel's letters: C\."):
        table = read_xlsx(write(tmp_path, workbook(a=rows), "sold.xlsx"))
    assert list(table) == ["товар", "продано", "C"]
    with pytest.warns(ExportWarning, match="id: 1918830392081206016 is longer than the 15 digits"):
        read_xlsx(write(tmp_path, workbook(a=[["id", "n"], [1918830392081206016, 1]]), "ids.xlsx"))


@pytest.mark.parametrize(
    ("text", "column", "values", "warned"),
    [
        pytest.param("q,n\nx,3\ny,2\nTotal,5\n", "n", [3, 2], "row 4 was left out", id="a total"),
        pytest.param('q,n,m\nx,"1,204",1.5\n', "n", [1204], None, id="English thousands, by another column"),
        pytest.param('q,n\nx,"1,204"\n', "n", ["1,204"], None, id="thousands or a fraction stay text"),
        pytest.param("q,phone\nx,0079\n", "phone", ["0079"], None, id="a zero at the beginning"),
        pytest.param("q,id\nx,1918830392081206022\ny,\n", "id", ["1918830392081206022", None], None, id="a long id"),
        pytest.param('sep=;\nq;n\n"x\ny";2\n', "q", ["x y"], None, id="sep= and a line break"),
        pytest.param("q;n\nx;12 ₽\n", "n", [12], None, id="a currency"),
    ],
)
def test_any_table_in_an_archive(tmp_path: Path, text: str, column: str, values: list[Any], warned: str | None) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        table = read_zip(write(tmp_path, archive(table__csv=text), "table.zip"))
    assert [None if cell != cell else cell for cell in table[column].tolist()] == values
    said = [str(one.message) for one in caught]
    assert (warned in said[0]) if warned else said == []


def test_the_interface_tables_in_an_archive(tmp_path: Path) -> None:
    table = archive(report__csv="Дата;Кампания;Показы;Клики\n01.08.2026;x;1 204;2\n")
    assert read_zip(write(tmp_path, table, "wizard.zip"))["Impressions"].tolist() == [1204]
    table = archive(report__csv="UTM Source,Визиты,Отказы\nИтого и средние,2,0.5\nx,2,0.5\n")
    assert read_zip(write(tmp_path, table, "utm.zip"))["visits"].tolist() == [2]
