"""Readers of JSON, XML, ZIP and XLSX: file in, table out, and an error that says what the file is and what to do."""

from __future__ import annotations

import datetime as dt
import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from academy.data import ExportError, ExportWarning, read_json, read_wordstat, read_xlsx, read_xml, read_zip, zip_limits

from .samples import HEADER, NAME, QUERIES, ROWS, TOTAL, archive, workbook, write

pytestmark = pytest.mark.usefixtures("english")
READERS = {read_json: "API in JSON", read_xml: "element repeats", read_xlsx: r"\.xlsx", read_zip: "ZIP archive"}
DEALS = {
    "result": [
        {"ID": "1", "TITLE": "Баня", "OPPORTUNITY": "12000.00", "user": {"id": 7, "name": "Анна"}, "tags": ["a"]},
        {"ID": "2", "TITLE": "Печь", "OPPORTUNITY": None, "user": {"id": 8, "name": "Олег"}},
    ],
    "total": 2,
    "time": {"start": 1.5},
}
FEED = """<?xml version="1.0" encoding="windows-1251"?>
<yml_catalog date="2026-09-14"><shop><name>Парогор</name>
<categories><category id="1">Бани</category><category id="2">Печи</category></categories>
<offers><offer id="p1" available="true"><price>1200</price><picture>a.jpg</picture><picture>b.jpg</picture>
<param name="Цвет">белый</param></offer><offer id="p2" available="false"><price>900</price></offer></offers>
</shop></yml_catalog>"""


TABLE = [["Дата", "Клики", "Кампания"], [dt.date(2026, 8, 1), 10, "brand"], [dt.date(2026, 8, 2), 9.5, None]]
GOOD: dict[Any, str | bytes] = {
    read_json: json.dumps(DEALS, ensure_ascii=False),
    read_xml: FEED.encode("cp1251"),
    read_xlsx: workbook(Report=TABLE),
    read_zip: archive(report__tsv=NAME + HEADER + ROWS + TOTAL),
}


def test_records_of_json_become_rows(tmp_path: Path) -> None:
    frame = read_json(write(tmp_path, GOOD[read_json], "deals.json"))
    assert frame.attrs == {"records": "result"}
    assert frame["ID"].tolist() == ["1", "2"]
    assert frame["user.name"].tolist() == ["Анна", "Олег"]
    assert frame["tags"].tolist()[0] == ["a"]
    assert read_json(write(tmp_path, json.dumps([{"a": 1}]), "list.json"))["a"].tolist() == [1]
    assert len(read_json(write(tmp_path, '{"result": []}', "none.json"))) == 0


def test_a_list_among_several_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, json.dumps({"result": {"tasks": [{"id": 1}], "users": [{"id": 2}]}}), "tasks.json")
    with pytest.raises(ExportError, match=r"several lists of records.*result\.tasks, result\.users"):
        read_json(path)
    assert read_json(path, records="result.users")["id"].tolist() == [2]
    with pytest.raises(ExportError, match=r"no list of records at “users”.*result\.tasks"):
        read_json(path, records="users")


def test_elements_of_xml_become_rows(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD[read_xml], "feed.xml")
    with pytest.raises(ExportError, match=r"several elements repeat.*category, offer"):
        read_xml(path)
    frame = read_xml(path, rows="offer")
    assert frame.attrs == {"rows": "offer"}
    assert frame["id"].tolist() == ["p1", "p2"]
    assert frame["price"].tolist() == ["1200", "900"]
    assert frame["picture"][0] == ["a.jpg", "b.jpg"]
    assert (frame["param"][0], frame["param.name"][0]) == ("белый", "Цвет")
    assert read_xml(path, rows="category")["text"].tolist() == ["Бани", "Печи"]
    single = write(tmp_path, "<r><x:a xmlns:x='u' n='1'/><x:a xmlns:x='u' n='2'/></r>", "a.xml")
    assert read_xml(single)["n"].tolist() == ["1", "2"]


def test_a_sheet_becomes_a_table(tmp_path: Path) -> None:
    rows = [["Отчёт за август"], [], *TABLE, []]
    frame = read_xlsx(write(tmp_path, workbook(Report=rows, Empty=[]), "report.xlsx"))
    assert frame.attrs == {"sheet": "Report", "header": 3}
    assert str(frame["Дата"].dtype) == "datetime64[ns]"
    assert frame["Клики"].tolist() == [10, 9.5]
    assert frame["Кампания"].isna().tolist() == [False, True]


def test_a_sheet_among_several_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, workbook(Июль=TABLE, Август=[*TABLE, TABLE[1]]), "report.xlsx")
    with pytest.raises(ExportError, match=r"several sheets hold cells.*Июль, Август"):
        read_xlsx(path)
    assert len(read_xlsx(path, sheet=" август ")) == 3
    with pytest.raises(ExportError, match=r"no sheet “Май”.*Июль, Август"):
        read_xlsx(path, sheet="Май")


def test_dates_saved_as_numbers_are_noticed_and_converted(tmp_path: Path) -> None:
    path = write(tmp_path, workbook(a=[["Дата", "Клики"], [46235, 46235], [46236, 5]]), "report.xlsx")
    with pytest.warns(ExportWarning, match=r"column Дата holds numbers such as 46235"):
        frame = read_xlsx(path)
    assert frame["Дата"].tolist() == [46235, 46236]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = read_xlsx(path, dates=["Дата"])
    assert [str(day.date()) for day in frame["Дата"]] == ["2026-08-01", "2026-08-02"]
    with pytest.raises(ExportError, match="no column “Day”"):
        read_xlsx(path, dates=["Day"])


def test_the_only_table_of_an_archive_is_read_by_its_kind(tmp_path: Path) -> None:
    frame = read_zip(write(tmp_path, GOOD[read_zip], "report.zip"))
    assert (frame.attrs["file"], frame.attrs["report_name"]) == ("report.tsv", "Отчёт (2026-08-01 - 2026-08-02)")
    queries = 'Top queries,Clicks,CTR\n"баня, ""под ключ""\nЯрославль",5,2.5%\n'
    console = archive(Queries__csv=queries, Filters__csv="Filter,Value\nSearch type,Web\n", readme__txt="x")
    path = write(tmp_path, console, "console.zip")
    with pytest.raises(ExportError, match=r"several tables.*Queries\.csv, Filters\.csv"):
        read_zip(path)
    frame = read_zip(path, file="Queries.csv")
    assert frame["Top queries"].tolist() == ['баня, "под ключ" Ярославль']
    assert (frame["Clicks"].tolist(), frame["CTR"].tolist()) == ([5], [2.5])
    words = archive(**{"deep/words__csv": f"\ufeff{QUERIES}\rбаня;1;\r", "__MACOSX/words__.csv": "x"})
    assert len(read_zip(write(tmp_path, words, "words.zip"), file="words.csv", reader=read_wordstat)) == 1
    inside = archive(report__xlsx=GOOD[read_xlsx])
    assert read_zip(write(tmp_path, inside, "book.zip")).attrs["sheet"] == "Report"


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7", "PDF"),
        (b"<!DOCTYPE html><html>", "web page"),
        ((NAME + HEADER + ROWS).encode(), "Yandex Direct report"),
        ("имя,телефон\nОлег,1\n".encode(), "columns are not those"),
    ],
)
def test_another_file_is_named_and_the_right_one_too(tmp_path: Path, reader: Any, content: bytes, found: str) -> None:
    with pytest.raises(ExportError, match=found) as caught:
        reader(write(tmp_path, content, "wrong.dat"))
    if content:
        with pytest.raises(ExportError, match=READERS[reader]):
            raise caught.value


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_a_file_for_another_of_these_readers(tmp_path: Path, reader: Any) -> None:
    for other, content in GOOD.items():
        if other is not reader:
            with pytest.raises(ExportError):
                reader(write(tmp_path, content, "other.dat"))
    with pytest.raises(ExportError, match="no such file"):
        reader(tmp_path / "none")


def formula() -> bytes:
    return workbook(a=[["a", "b"], [1, "=A2*2"]])


@pytest.mark.parametrize(
    ("reader", "content", "found"),
    [
        (read_json, '{"result": [{"ID": "1"}', "line 1, column 24 is not JSON.*may be cut"),
        (read_json, '{"error": "QUERY_LIMIT_EXCEEDED", "error_description": "Too many requests"}', "Too many requests"),
        (read_json, '{"result": 5}', "no list of records"),
        (read_json, "[" * 200_000, "nested too deeply|not JSON"),
        (read_xml, "<a><b></a>", "line 1, column 9 is not XML"),
        (read_xml, "<a><b/></a>", "no element with columns repeats"),
        (read_xml, '<?xml version="1.0" encoding="none"?><a/>', "encoding cannot be read|is not XML"),
        (
            read_xml,
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a><b n="&y;"/></a>',
            "entities of its own",
        ),
        (read_xlsx, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", r"old form \(\.xls\), or one with a password"),
        (read_xlsx, GOOD[read_xlsx][:-200], "damaged"),
        (read_xlsx, archive(**{"xl/workbook__xml": "x"}), "workbook is damaged"),
        (read_xlsx, workbook(a=[["a", "a"], [1, 2]]), "column a stands twice"),
        (read_xlsx, workbook(a=[]), "no column names"),
        (read_xlsx, formula(), "cell B2 holds a formula whose value is not saved.*save it"),
        (read_zip, GOOD[read_zip][:-30], "archive is damaged"),
        (read_zip, archive(readme__txt="x"), "holds no table"),
        (read_zip, archive(inner__zip=GOOD[read_zip]), "archive again"),
        (read_zip, archive(page__csv="<!DOCTYPE html><html>"), "web page"),
        (read_zip, archive(empty__csv="\n\n"), "no column names"),
    ],
)
def test_broken_files(tmp_path: Path, reader: Any, content: str | bytes, found: str) -> None:
    with pytest.raises(ExportError, match=found):
        reader(write(tmp_path, content, "broken.dat"))


def test_a_header_that_is_not_there(tmp_path: Path) -> None:
    holed = write(tmp_path, workbook(a=[["a", None], [1, 2]]), "holed.xlsx")
    with pytest.raises(ExportError, match=r"below row 1 stands in a column without a name.*header="):
        read_xlsx(holed, header=1)
    path = write(tmp_path, GOOD[read_xlsx], "report.xlsx")
    assert list(read_xlsx(path, header=1)) == ["Дата", "Клики", "Кампания"]
    with pytest.raises(ExportError, match="row 9 holds no column names"):
        read_xlsx(path, header=9)
    with pytest.raises(ExportError, match=r"no file “none.csv”.*report\.tsv"):
        read_zip(write(tmp_path, GOOD[read_zip], "report.zip"), file="none.csv")


@pytest.mark.parametrize("reader", [read_zip, read_xlsx], ids=lambda reader: reader.__name__)
def test_an_archive_that_would_fill_the_memory_is_not_opened(
    tmp_path: Path, reader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = archive(**{"xl/zeros__csv": "0" * (30 * 2**20)}) if reader is read_xlsx else archive(zeros__csv="0" * 2**25)
    with pytest.raises(ExportError, match=r"would unpack to 3. MB"):
        reader(write(tmp_path, bomb, "bomb.zip"))
    monkeypatch.setattr(zip_limits, "MOST_FILES", 0)
    with pytest.raises(ExportError, match="would unpack"):
        reader(write(tmp_path, GOOD[reader], "many.zip"))


def test_a_file_with_a_password(tmp_path: Path) -> None:
    content = bytearray(GOOD[read_zip])
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag of encryption in both headers
        content[content.index(mark) + at] |= 1
    with pytest.raises(ExportError, match="closed by a password"):
        read_zip(write(tmp_path, bytes(content), "closed.zip"))
