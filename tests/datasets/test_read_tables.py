"""Readers of tables on exports as people have them: each row is a file written by hand. A new case is a new row."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

import academy.data
from academy.data import ExportError, ExportWarning, read_direct, read_metrica, read_wordstat

from .samples import HEADER, NAME, QUERIES, ROWS, TOTAL, write

pytestmark = pytest.mark.usefixtures("english")


def test_public_names() -> None:
    assert academy.data.__all__ == [
        "ExportError",
        "ExportWarning",
        "read_crawl",
        "read_direct",
        "read_json",
        "read_letters",
        "read_metrica",
        "read_order_lines",
        "read_orders",
        "read_pages",
        "read_search_console",
        "read_serp",
        "read_survey",
        "read_table",
        "read_task_history",
        "read_tasks",
        "read_webmaster",
        "read_wordstat",
        "read_xlsx",
        "read_xml",
        "read_yml",
        "read_zip",
    ]


# ---- Direct


@pytest.mark.parametrize(
    ("content", "name", "total"),
    [
        pytest.param(NAME + HEADER + ROWS + TOTAL, "Отчёт (2026-08-01 - 2026-08-02)", 2, id="as the service gives it"),
        pytest.param(HEADER + ROWS + TOTAL, None, 2, id="no name"),
        pytest.param(NAME + HEADER + ROWS, "Отчёт (2026-08-01 - 2026-08-02)", None, id="no total"),
        pytest.param(HEADER + ROWS, None, None, id="rows and column names only"),
        pytest.param(NAME.replace('"', "") + HEADER + ROWS, "Отчёт (2026-08-01 - 2026-08-02)", None, id="bare name"),
        pytest.param(
            (NAME + HEADER + ROWS + TOTAL).replace("\n", "\r\n"), "Отчёт (2026-08-01 - 2026-08-02)", 2, id="CRLF"
        ),
        pytest.param((HEADER + ROWS + TOTAL).replace("\n", "\r"), None, 2, id="CR"),
        pytest.param(("\ufeff" + NAME + HEADER + ROWS).encode(), "Отчёт (2026-08-01 - 2026-08-02)", None, id="BOM"),
        pytest.param((NAME + HEADER + ROWS).encode("cp1251"), "Отчёт (2026-08-01 - 2026-08-02)", None, id="cp1251"),
        pytest.param((NAME + HEADER + ROWS).encode("utf-16"), "Отчёт (2026-08-01 - 2026-08-02)", None, id="UTF-16"),
        pytest.param((HEADER + ROWS).encode("utf-16-le"), None, None, id="UTF-16 without a BOM"),
        pytest.param((HEADER + ROWS).replace("\t", ";"), None, None, id="saved by Excel"),
        pytest.param(
            HEADER + re.sub(r"2026-08-0(\d)", r"0\1.08.2026", ROWS), None, None, id="dates rewritten by Excel"
        ),
        pytest.param(HEADER + "\n" + ROWS.replace("\n", "\n\n") + TOTAL, None, 2, id="empty lines"),
    ],
)
def test_direct_optional_lines_and_encodings(tmp_path: Path, content: str, name: str | None, total: int | None) -> None:
    report = read_direct(write(tmp_path, content))
    assert report["Cost"].tolist() == [123.45, 0]
    assert report["Conversions"].tolist()[0] == 2
    assert report["Conversions"].isna().tolist() == [False, True]
    assert report["Date"].tolist() == [pd.Timestamp("2026-08-01"), pd.Timestamp("2026-08-02")]
    assert report["CampaignName"].tolist() == ["brand", "brand"]
    assert {column: str(dtype) for column, dtype in report.dtypes.items()} == {
        "Date": "datetime64[ns]",
        "CampaignName": "str",
        "Impressions": "int64",
        "Clicks": "int64",
        "Cost": "float64",
        "Conversions": "float64",
    }
    assert report.attrs == {"micros": True, "report_name": name, "total_rows": total, "goals": []}


def test_direct_takes_a_path_as_text(tmp_path: Path) -> None:
    assert len(read_direct(str(write(tmp_path, HEADER + ROWS)))) == 2


@pytest.mark.parametrize(
    ("costs", "micros", "expected", "found"),
    [
        pytest.param(["123450000", "9990000"], None, [123.45, 9.99], True, id="micros"),
        pytest.param(["123.45", "9.99"], None, [123.45, 9.99], False, id="roubles"),
        pytest.param(["123,45", "1 009,99"], None, [123.45, 1009.99], False, id="roubles with a decimal comma"),
        pytest.param(["1\u00a0500", "20"], None, [1500, 20], False, id="whole roubles with NBSP"),
        pytest.param(["20000", "30000"], None, [20000, 30000], False, id="round roubles, too small for micros"),
        pytest.param(["123450000", "15"], None, [123450000, 15], False, id="one value that cannot be micros"),
        pytest.param(["0", "0"], None, [0, 0], False, id="nothing spent"),
        pytest.param(["--", "5000000"], None, [None, 5], True, id="a missing value"),
        pytest.param(["5000000", "7000000"], False, [5000000, 7000000], False, id="told: not micros"),
        pytest.param(["50", "70"], True, [0.00005, 0.00007], True, id="told: micros"),
    ],
)
def test_direct_money(
    tmp_path: Path, costs: list[str], micros: bool | None, expected: list[float | None], found: bool
) -> None:
    lines = "".join(f"2026-08-0{i}\t{cost}\n" for i, cost in enumerate(costs, 1))
    report = read_direct(write(tmp_path, "Date\tCost\n" + lines), micros=micros)
    assert [None if pd.isna(cost) else cost for cost in report["Cost"]] == pytest.approx(expected)
    assert report.attrs["micros"] is found


def test_direct_goals(tmp_path: Path) -> None:
    names = "CampaignId\tClicks\tCost\tConversions_41002001_LSCCD\tConversions_41002002_LSCCD\tRevenue_41002001_LSCCD\n"
    report = read_direct(write(tmp_path, names + "7\t10\t90000000\t3\t--\t1500000000\n"))
    assert report.attrs["goals"] == [["41002001", "LSCCD"], ["41002002", "LSCCD"]]
    assert report["Conversions_41002001_LSCCD"].tolist() == [3]
    assert report["Revenue_41002001_LSCCD"].tolist() == [1500]
    assert str(report["Conversions_41002002_LSCCD"].dtype) == "float64"


def test_direct_own_columns_are_kept_and_missing_ones_not_made_up(tmp_path: Path) -> None:
    report = read_direct(write(tmp_path, "CampaignId\tClicks\tКомментарий\n--\t3\tсмотреть\n12\t4\t--\n"))
    assert report["CampaignId"].tolist()[1] == "12"
    assert list(report.columns) == ["CampaignId", "Clicks", "Комментарий"]
    assert str(report["CampaignId"].dtype) == "str"
    assert report["Комментарий"].tolist()[0] == "смотреть"


def test_direct_quotation_mark_in_a_query(tmp_path: Path) -> None:
    report = read_direct(write(tmp_path, 'Query\tClicks\nбаня 4" дюйма\t3\n"баня\t4\n'))
    assert report["Query"].tolist() == ['баня 4" дюйма', '"баня']


def test_direct_ragged_rows(tmp_path: Path) -> None:
    """Short rows are filled up, and empty cells at the end of a row are dropped."""
    report = read_direct(write(tmp_path, "Date\tClicks\tCost\n2026-08-01\t1\n2026-08-02\t2\t5.5\t\t\n"))
    assert report["Cost"].isna().tolist() == [True, False]


def test_direct_quotes_of_excel(tmp_path: Path) -> None:
    report = read_direct(write(tmp_path, 'Query;Clicks\n"баня; цена ""под ключ""";3\n'))
    assert report["Query"].tolist() == ['баня; цена "под ключ"']


def test_direct_without_rows(tmp_path: Path) -> None:
    report = read_direct(write(tmp_path, NAME + HEADER + "Total rows: 0\n"))
    assert len(report) == 0
    assert list(report.columns) == HEADER.strip().split("\t")


@pytest.mark.parametrize("name", [NAME, ""])
def test_direct_column_names_given(tmp_path: Path, name: str) -> None:
    report = read_direct(write(tmp_path, name + ROWS + TOTAL), columns=HEADER.strip().split("\t"))
    assert report["Cost"].tolist() == [123.45, 0]
    assert report.attrs["report_name"] == (name.strip().strip('"') or None)


def test_direct_cut_file_warns(tmp_path: Path) -> None:
    with pytest.warns(ExportWarning, match="promises 5 rows, there are 2"):
        report = read_direct(write(tmp_path, HEADER + ROWS + "Total rows: 5\n"))
    assert len(report) == 2


# ---- Metrica


def test_metrica_any_subset_and_prefix(tmp_path: Path) -> None:
    fields = [
        "visitID",
        "lastSignTrafficSource",
        "CROSS_DEVICE_LAST_SIGNIFICANTUTMCampaign",
        "<attribution>UTMSource",
        "automaticTrafficSource",
        "goalsID",
        "goalsDateTime",
        "purchaseID",
        "purchaseRevenue",
        "parsedParamsKey1",
        "isNewUser",
        "pageViews",
        "dateTime",
        "regionCity",
    ]
    row = [
        "18446744073709551615", "ad", "spring", "", "direct", "[41002001,41002002]",
        "['2026-08-01 10:00:00','2026-08-01 10:05:00']", r"['P-1','it\'s, two']", "[1500.5,20]", "['a','b']",
        "1", "3", "2026-08-01 10:00:00", r"Старый\tгород",
    ]  # fmt: skip
    empty = ["2", "", "", "", "", "[]", "[]", "[]", "", "[]", "0", "1", "2026-08-01 11:00:00", ""]
    header = "\t".join("ym:s:" + field for field in fields)
    visits = read_metrica(write(tmp_path, "\n".join([header, "\t".join(row), "\t".join(empty)]) + "\n"))
    assert list(visits.columns)[1:5] == [
        "lastsignTrafficSource",
        "cross_device_last_significantUTMCampaign",
        "UTMSource",
        "automaticTrafficSource",
    ]
    assert visits.attrs == {
        "table": "visits",
        "attribution": ["lastsign", "cross_device_last_significant", "automatic"],
    }
    assert visits["visitID"].tolist() == [str(2**64 - 1), "2"]
    assert visits["goalsID"].tolist() == [[41002001, 41002002], []]
    assert visits["goalsDateTime"][0][1] == pd.Timestamp("2026-08-01 10:05:00")
    assert visits["purchaseID"].tolist() == [["P-1", "it's, two"], []]
    assert visits["purchaseRevenue"].tolist() == [[1500.5, 20.0], []]
    assert visits["parsedParamsKey1"].tolist() == [["a", "b"], []]
    assert visits["isNewUser"].tolist() == [True, False]
    assert str(visits["isNewUser"].dtype) == "bool"
    assert visits["regionCity"].tolist()[0] == "Старый\tгород"
    assert visits["regionCity"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("['a','b']", ["a", "b"]),
        (r"[\'a\',\'b\']", ["a", "b"]),
        (r"['C:\\x','tab\there']", ["C:\\x", "tab\there"]),
        ("[]", []),
        ("['']", [""]),
    ],
)
def test_metrica_arrays_of_text(tmp_path: Path, cell: str, expected: list[str]) -> None:
    visits = read_metrica(write(tmp_path, f"ym:s:purchaseID\tym:s:bounce\n{cell}\t0\n"))
    assert visits["purchaseID"].tolist() == [expected]


def test_metrica_cells_do_not_share_a_list(tmp_path: Path) -> None:
    visits = read_metrica(write(tmp_path, "ym:s:goalsID\tym:s:bounce\n[1]\t0\n[1]\t0\n"))
    visits["goalsID"][0].append(2)
    assert visits["goalsID"][1] == [1]


def test_metrica_hits(tmp_path: Path) -> None:
    hits = read_metrica(write(tmp_path, "ym:pv:watchID\tym:pv:isPageView\tym:pv:URL\n5\t1\thttps://x.example/\n"))
    assert hits.attrs["table"] == "hits"
    assert hits["isPageView"].tolist() == [True]


# ---- Wordstat


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            f"\ufeff{QUERIES}\rбаня;12\u00a0345;\rбаня цена;678;\r", id="as the service gives it: BOM, CR, NBSP"
        ),
        pytest.param(f"{QUERIES}\nбаня;12 345;\nбаня цена;678;\n", id="LF and plain spaces"),
        pytest.param(f"{QUERIES}\r\nбаня;12345\r\nбаня цена;678\r\n".encode("cp1251"), id="saved by Excel in cp1251"),
        pytest.param(f"{QUERIES}\r\nбаня;12345\r\nбаня цена;678\r\n".encode("utf-16"), id="UTF-16"),
        pytest.param(f"{QUERIES}\nбаня;12345\nбаня цена;678\n".replace(";", "\t"), id="tabs"),
        pytest.param(
            "Запросы;Число запросов;Топ частотных запросов «баня»\rбаня;12345;\rбаня цена;678;\r", id="older header"
        ),
    ],
)
def test_wordstat_queries(tmp_path: Path, content: str | bytes) -> None:
    table = read_wordstat(write(tmp_path, content, "wordstat.csv"))
    assert table["phrase"].tolist() == ["баня", "баня цена"]
    assert table["frequency"].tolist() == [12345, 678]
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == {"phrase": "str", "frequency": "int64"}
    assert (table.attrs["table"], table.attrs["seed"]) == ("queries", "баня")


def test_wordstat_without_headers(tmp_path: Path) -> None:
    table = read_wordstat(write(tmp_path, "баня;12\u00a0345;\rбаня цена;678;\r", "wordstat.csv"))
    assert table["frequency"].tolist() == [12345, 678]
    assert table.attrs == {"table": "queries", "title": "", "seed": ""}


@pytest.mark.parametrize("shift", range(4))
def test_wordstat_long_file_is_known_wherever_its_head_is_cut(tmp_path: Path, shift: int) -> None:
    """The part of a file by which it is recognised may end within a Cyrillic letter."""
    rows = "".join(f"баня номер {i};{i + 1};\r" for i in range(2000))
    path = write(tmp_path, f"{QUERIES}{'x' * shift}\r{rows}", "wordstat.csv")
    assert len(read_wordstat(path)) == 2000
    with pytest.raises(ExportError, match="Wordstat table"):
        read_direct(path)


@pytest.mark.parametrize(
    ("labels", "days"),
    [
        (["май 2026", "март 2026"], ["2026-05-01", "2026-03-01"]),
        (["августа 2026", "January 2026"], ["2026-08-01", "2026-01-01"]),
        (["03.08.2026 — 09.08.2026", "10.08.2026"], ["2026-08-03", "2026-08-10"]),
        (["2026-08-03", "2026-08-10"], ["2026-08-03", "2026-08-10"]),
    ],
)
def test_wordstat_dynamics(tmp_path: Path, labels: list[str], days: list[str]) -> None:
    rows = "".join(f"{label};1 234;0,00012;\r" for label in labels)
    header = "\ufeffПериод;Число запросов;Доля от всех запросов, %;Динамика запросов «баня»\r"
    table = read_wordstat(write(tmp_path, header + rows, "dynamics.csv"))
    assert table["period"].tolist() == [pd.Timestamp(day) for day in days]
    assert table["frequency"].tolist() == [1234, 1234]
    assert table["share"].tolist() == [0.00012, 0.00012]
    assert (table.attrs["table"], table.attrs["seed"]) == ("dynamics", "баня")
