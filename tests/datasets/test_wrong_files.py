"""Files that are not the export they should be: each row is a file written by hand. A new case is a new row."""

from __future__ import annotations

from pathlib import Path

import pytest

from academy.data import ExportError, read_direct, read_letters, read_metrica, read_wordstat

from .samples import HEADER, MAIL, NAME, QUERIES, ROWS, TOTAL, write

pytestmark = pytest.mark.usefixtures("english")


READERS = {
    read_direct: "CUSTOM_REPORT",
    read_metrica: "Logs API",
    read_wordstat: "Download button",
    read_letters: "mbox format",
}
GOOD = {
    read_direct: (NAME + HEADER + ROWS, "Yandex Direct report; read_direct"),
    read_metrica: ("ym:s:visitID\tym:s:date\n1\t2026-08-01\n", "Metrica log; read_metrica"),
    read_wordstat: (f"\ufeff{QUERIES}\rбаня;1;\r", "Wordstat table; read_wordstat"),
    read_letters: (MAIL[0], "mailbox; read_letters"),
}
WRONG = [
    pytest.param(b"PK\x03\x04....xl/workbook.xml", "Excel workbook", id="xlsx"),
    pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "Excel workbook", id="xls"),
    pytest.param(b"PK\x03\x04....report.tsv", "ZIP archive; unpack", id="zip"),
    pytest.param(b"\x1f\x8b\x08....", "gzip archive; unpack", id="gzip"),
    pytest.param(b"%PDF-1.7", "PDF", id="pdf"),
    pytest.param("<!DOCTYPE html><html><body>Вход</body>", "web page", id="html"),
    pytest.param("\ufeff<html>", "web page", id="html with a BOM"),
    pytest.param("<?xml version='1.0'?><yml_catalog/>", "XML", id="xml"),
    pytest.param('{"error": {"error_code": 53}}', "JSON", id="json"),
    pytest.param("Search term,Match type,Clicks\nx,Broad,1\n", "Google Ads", id="google ads"),
    pytest.param("Campaign,Clicks,Impr.,Cost,Conversions\nx,1,2,3,4\n", "Google Ads", id="google ads campaigns"),
    pytest.param("Top queries,Clicks,Impressions,CTR,Position\nx,1,2,3%,4\n", "Search Console", id="search console"),
    pytest.param(
        "Дата;Кампания;Показы;Клики\n01.08.2026;x;1;2\n".encode("cp1251"), "Report Wizard", id="report wizard"
    ),
    pytest.param("From: a@x.example\nTo: b@x.example\nSubject: x\n\nтекст\n", "single letter", id="eml"),
    pytest.param("имя,телефон\nОлег,1\n", "columns are not those", id="some other table"),
]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@pytest.mark.parametrize(("content", "found"), WRONG)
def test_wrong_file_is_named_and_the_right_one_too(tmp_path: Path, reader, content: str | bytes, found: str) -> None:
    path = write(tmp_path, content, "wrong.dat")
    if found == "Report Wizard" and reader is read_direct:
        assert len(reader(path)) == 1
        return
    with pytest.raises(ExportError) as caught:
        reader(path)
    message = str(caught.value)
    assert message.startswith("wrong.dat: ")
    assert found in message
    assert READERS[reader] in message


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@pytest.mark.parametrize("other", GOOD, ids=lambda other: "file for " + other.__name__)
def test_a_file_for_another_reader(tmp_path: Path, reader, other) -> None:
    content, found = GOOD[other]
    path = write(tmp_path, content, "export.dat")
    if reader is other:
        assert len(reader(path)) > 0
    else:
        with pytest.raises(ExportError, match=found):
            reader(path)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf\r\n", "the file is empty"),
        (b";;\n\xc2\xa0\n", "columns are not those"),
    ],
)
def test_nothing_in_the_file(tmp_path: Path, reader, content: bytes, found: str) -> None:
    with pytest.raises(ExportError, match=found):
        reader(write(tmp_path, content))


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_no_file_or_a_folder(tmp_path: Path, reader) -> None:
    with pytest.raises(ExportError, match="no such file"):
        reader(tmp_path / "nothing.tsv")
    with pytest.raises(ExportError, match="folder"):
        reader(tmp_path)


@pytest.mark.parametrize(
    ("reader", "content", "found"),
    [
        (read_direct, ROWS, r"no line of column names.*columns=\["),
        (read_direct, NAME + ROWS + TOTAL, "no line of column names"),
        (read_direct, "Date\tClicks\n2026-08-01\tмного\n", "column Clicks holds “много”"),
        (read_direct, "Date\tClicks\nвчера\t1\n", "column Date holds “вчера”"),
        (read_direct, "Date\tClicks\tClicks\n2026-08-01\t1\t1\n", "column Clicks stands twice"),
        (read_direct, "Date\tClicks\n2026-08-01\t1\n2026-08-02\t1\t5\n", "row 2 holds more cells"),
        (read_direct, "Date;Clicks\n2026-08-01;1\n2026-08-02;1;5\n", "row 2 holds more cells"),
        (read_metrica, "ym:s:bounce\tym:s:date\n0\t2026-08-01\tx\n", "row 1 holds more cells"),
        (read_metrica, "ym:s:visitID\tym:s:bounce\nx\t0\n", "field visitID holds “x”"),
        (read_metrica, "ym:s:goalsID\tym:s:bounce\n[x]\t0\n", r"field goalsID holds “\[x\]”"),
        (read_wordstat, f"{QUERIES}\rбаня;много;\r", "“много” does not belong"),
        (read_wordstat, "Период;Число запросов\rкогда-то;1\r", "“когда-то” does not belong"),
    ],
)
def test_a_value_that_does_not_belong(tmp_path: Path, reader, content: str, found: str) -> None:
    with pytest.raises(ExportError, match=found) as caught:
        reader(write(tmp_path, content))
    assert isinstance(caught.value, ValueError)
