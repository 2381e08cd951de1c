"""Exports of search services, rebuilt by hand after real layouts: clean, in other notations, partial, damaged."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from academy.data import (
    ExportError,
    read_crawl,
    read_direct,
    read_metrica,
    read_pages,
    read_search_console,
    read_serp,
    read_webmaster,
    read_wordstat,
)

from .samples import archive, workbook, write

pytestmark = pytest.mark.usefixtures("english")

# Rebuilt by hand: the folder that Search Console's ZIP unpacks to.
QUERIES = (
    'Top queries,Clicks,Impressions,CTR,Position\nколодки веста,120,4000,3%,6.42\n"амортизатор\nвеста",0,13,0%,31\n'
)
CHART = "Date,Clicks,Impressions,CTR,Position\n2026-09-13,10,100,10%,7.5\n2026-09-12,8,96,8.33%,7.61\n"
PAGES = "Top pages,Clicks,Impressions,CTR,Position\nhttps://shesteryonkin.example/,50,400,12.5%,2.1\n"
FILTERS = "Filter,Value\nSearch type,Web\nDate,Last 28 days\n"
CONSOLE = archive(Queries__csv=QUERIES, Pages__csv=PAGES, Chart__csv=CHART, Filters__csv=FILTERS)
# Rebuilt by hand after the help page and fixtures of public loaders.
WEBMASTER = (
    "Date,Host,URL,Query,Region,Clicks,Impressions,Position\n"
    '2026-08-17,https://shesteryonkin.example,/kolodki/,"колодки, веста",Екатеринбург,3,40,4.25\n'
    "2026-08-18,https://shesteryonkin.example,/kolodki/,колодки веста,54,0,0,\n"
)
# Rebuilt by hand: some columns of a file of July 2026 from a Russian computer.
CRAWL = (
    '"Address","Content Type","Status Code","Indexability","Title 1","Title 1 Length","Text Ratio","Response Time"\n'
    '"https://a.example/","text/html; charset=utf-8","200","Indexable","Главная","7","100,000","0,425"\n'
    '"https://a.example/old","text/html","301","Non-Indexable","","0","2,500","2,762"\n'
)
SERP = """<?xml version="1.0" encoding="utf-8"?>
<yandexsearch version="1.0"><request><query>колодки веста</query><page>0</page></request>
<response date="20260914T093000"><results><grouping><group><doccount>2</doccount>
<doc id="1"><url>https://www.kolodki.example/a</url><domain>www.kolodki.example</domain>
<title>Купить <hlword>колодки</hlword> Веста</title></doc>
<doc id="2"><url>https://www.kolodki.example/b</url><domain>www.kolodki.example</domain></doc></group>
<group><doc id="3"><url>https://drive.example/x</url><domain>drive.example</domain></doc></group>
</grouping></results></response></yandexsearch>"""
PAGE = """<!doctype html><html><head><title>Фильтр</title><link rel="canonical" href="https://a.example/f">
<script type="application/ld+json">{"@graph": [{"@type": "Product", "name": "Фильтр", "image": "x.jpg",
"offers": [{"price": "1 290 ₽", "priceCurrency": "RUB", "availability": "https://schema.org/InStock"}]}]}</script>
<script type="application/ld+json">{broken</script></head><body><h1>Фильтр</h1><span class="price">1 290 ₽</span>
<p class="stock">В наличии</p><img src="a.jpg" alt="">
<div class="description">Очищает <b>масло</b></div></body></html>"""


def read(folder: Path, reader, content: str | bytes, name: str = "export.csv", **options) -> pd.DataFrame:
    return reader(write(folder, content, name), **options)


def test_search_console_gives_each_table_of_its_archive(tmp_path: Path) -> None:
    queries = read(tmp_path, read_search_console, CONSOLE, "console.zip")
    assert queries.to_dict("list") == {
        "query": ["колодки веста", "амортизатор\nвеста"],
        "clicks": [120, 0],
        "impressions": [4000, 13],
        "ctr": [3.0, 0.0],
        "position": [6.42, 31.0],
    }
    assert queries.dtypes.astype(str).tolist() == ["str", "int64", "int64", "float64", "float64"]
    days = read(tmp_path, read_search_console, CONSOLE, "console.zip", table="date")
    assert days["date"].tolist() == [pd.Timestamp(2026, 9, 12), pd.Timestamp(2026, 9, 13)]
    assert days["ctr"].tolist() == [8.33, 10.0]
    assert read(tmp_path, read_search_console, CONSOLE, "console.zip", table="page").attrs == {"table": "page"}
    with pytest.raises(ExportError, match=r"no table “device”.*There are: query, page, date"):
        read(tmp_path, read_search_console, CONSOLE, "console.zip", table="device")


@pytest.mark.parametrize(
    "content",
    [
        QUERIES.encode("utf-16"),
        QUERIES.replace(",", ";").replace(".", ",").replace("Top queries", "Популярные запросы"),
        "Позиция;Показы;Популярные запросы;Клики;CTR\n6,42;4000;колодки веста;120;3%\n31;13;амортизатор;0;0%\n".encode(
            "cp1251"
        ),
        workbook(
            Queries=[
                ["Top queries", "Clicks", "Impressions", "CTR", "Position"],
                ["колодки веста", 120, 4000, 0.03, 6.42],
                ["амортизатор", 0, 13, 0, 31],
            ],
            Chart=[["Date", "Clicks", "Impressions", "CTR", "Position"], ["2026-09-13", 10, 100, 0.1, 7.5]],
        ),
    ],
    ids=["utf-16", "semicolons", "other order, cp1251", "workbook"],
)
def test_search_console_in_other_notations(tmp_path: Path, content: str | bytes) -> None:
    frame = read(tmp_path, read_search_console, content)
    assert frame.columns[0] == "query"
    assert frame["clicks"].tolist() == [120, 0]
    assert frame["ctr"].round(4).tolist() == [3.0, 0.0]
    assert frame["position"].tolist() == [6.42, 31.0]


def test_search_console_with_columns_left_out(tmp_path: Path) -> None:
    frame = read(tmp_path, read_search_console, "Top queries,Clicks\nколодки,5\n")
    assert frame.to_dict("list") == {"query": ["колодки"], "clicks": [5]}


@pytest.mark.parametrize(
    "content",
    [
        "Популярные запросы;Число запросов\nбаня;1 200\n",
        "Top queries,Number of queries\nбаня,1200\n",
        "Похожие запросы\tЧисло запросов\nбаня\t1200\n",
        "Популярные запросы;Число запросов\nбаня;1 200\n".encode("cp1251"),
        "Top queries;Number of queries\nбаня;1200\n".encode("utf-16"),
    ],
)
def test_a_wordstat_table_of_two_columns_is_not_search_console(tmp_path: Path, content: str | bytes) -> None:
    frame = read(tmp_path, read_wordstat, content)
    assert frame.to_dict("list") == {"phrase": ["баня"], "frequency": [1200]}
    with pytest.raises(ExportError, match="Wordstat table; read_wordstat"):
        read(tmp_path, read_search_console, content)


def test_webmaster(tmp_path: Path) -> None:
    frame = read(tmp_path, read_webmaster, WEBMASTER)
    assert list(frame.columns) == "date host url query region clicks impressions position".split()
    assert frame["date"].tolist() == [pd.Timestamp(2026, 8, 17), pd.Timestamp(2026, 8, 18)]
    assert frame["query"].tolist() == ["колодки, веста", "колодки веста"]
    assert frame["region"].tolist() == ["Екатеринбург", "54"]
    assert frame["position"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    "content",
    [
        "Регион;Запрос;Дата;Средняя позиция;Показы;Клики;URL\nУрал;колодки;17.08.2026;4,25;40;3;/a\n".encode("cp1251"),
        "Запрос\tАдрес\tПоказы\tКлики\tПозиция\nколодки\t/a\t40\t3\t4,25\n".encode("utf-16"),
        "query,url,ranking,impressions,clicks\nколодки,/a,4.25,40,3\n",
        workbook(
            Лист1=[
                ["Выгрузка за август"],
                ["Запрос", "URL", "Показы", "Клики", "Позиция"],
                ["колодки", "/a", 40, 3, 4.25],
            ]
        ),
    ],
    ids=["Russian names", "utf-16", "lower case", "workbook with a title"],
)
def test_webmaster_in_other_notations(tmp_path: Path, content: str | bytes) -> None:
    frame = read(tmp_path, read_webmaster, content)
    assert frame[["query", "url", "clicks", "impressions", "position"]].values.tolist() == [
        ["колодки", "/a", 3, 40, 4.25]
    ]


def test_crawl_reads_a_decimal_comma_and_an_english_table(tmp_path: Path) -> None:
    for content in (CRAWL, "\ufeff" + CRAWL, CRAWL.encode("utf-16"), CRAWL.replace('","', '";"')):
        frame = read(tmp_path, read_crawl, content)
        assert frame["Response Time"].tolist() == [0.425, 2.762]
        assert frame["Status Code"].tolist() == [200, 301]
        assert frame["Title 1"].isna().tolist() == [False, True]
    english = re.sub(r"(\d),(\d)", r"\1.\2", CRAWL).replace('"7"', '"1,007"')
    frame = read(tmp_path, read_crawl, english)
    assert frame["Response Time"].tolist() == [0.425, 2.762]
    assert frame["Title 1 Length"].tolist() == [1007, 0]
    rows = [["Address", "Status Code", "Response Time"], ["https://a.example/", 200, 0.425]]
    assert read(tmp_path, read_crawl, workbook(Internal=rows))["Response Time"].tolist() == [0.425]
    assert list(read(tmp_path, read_crawl, "Title 1;Address\nГлавная;https://a.example/\n").columns) == [
        "Title 1",
        "Address",
    ]


def test_serp_keeps_every_document_of_a_place(tmp_path: Path) -> None:
    for content, name in ((SERP, "one.xml"), (archive(a__xml=SERP), "all.zip")):
        frame = read(tmp_path, read_serp, content, name)
        assert frame["place"].tolist() == [1, 1, 2]
        assert frame["domain"].tolist() == ["www.kolodki.example", "www.kolodki.example", "drive.example"]
        assert frame["title"][0] == "Купить колодки Веста"
        assert set(frame["query"]) == {"колодки веста"}


def test_pages_tell_what_is_shown_from_what_is_marked_up(tmp_path: Path) -> None:
    for content, name in ((PAGE, "f.html"), (archive(f__html=PAGE), "pages.zip")):
        row = read(tmp_path, read_pages, content, name).iloc[0]
        assert (row["price_text"], row["markup_price"], row["markup_availability"]) == ("1 290 ₽", "1 290 ₽", "InStock")
        assert (row["description"], row["images_without_alt"]) == ("Очищает масло", 1)
        assert row["markup_image"]
        assert not row["markup_rating"]
        assert pd.isna(row["meta_description"])


GOOD = {
    read_search_console: (QUERIES, "Search Console table; read_search_console", "Performance page"),
    read_webmaster: (WEBMASTER, "Webmaster table of queries; read_webmaster", "Yandex Webmaster, in CSV or XLSX"),
    read_crawl: (CRAWL, "table of a crawl; read_crawl", "Screaming Frog"),
    read_serp: (SERP, "this is XML", "Yandex Search API"),
    read_pages: (PAGE, "web page", "saved web pages"),
}


@pytest.mark.parametrize("reader", [*GOOD, read_direct, read_metrica, read_wordstat], ids=lambda one: one.__name__)
@pytest.mark.parametrize("other", GOOD, ids=lambda one: "file for " + one.__name__)
def test_a_file_for_another_reader(tmp_path: Path, reader, other) -> None:
    content, found, _advice = GOOD[other]
    if reader is other:
        assert len(read(tmp_path, reader, content, "export.dat")) > 0
    else:
        with pytest.raises(ExportError, match=found):
            read(tmp_path, reader, content, "export.dat")


@pytest.mark.parametrize("reader", GOOD, ids=lambda one: one.__name__)
@pytest.mark.parametrize(
    "content",
    [
        "имя,телефон\nОлег,1\n",
        b"%PDF-1.7",
        archive(readme__txt="x"),
        b"PK\x03\x04....report",
        workbook(Лист1=[["имя", "телефон"], ["Олег", 1]]),
        '{"error": {"error_code": 53}}',
        ";;\n\u00a0\n",
    ],
    ids=["other table", "pdf", "other archive", "cut archive", "other workbook", "json", "nothing"],
)
def test_wrong_file_is_refused_with_advice(tmp_path: Path, reader, content: str | bytes) -> None:
    with pytest.raises(ExportError, match=GOOD[reader][2]):
        read(tmp_path, reader, content, "wrong.dat")


@pytest.mark.parametrize(
    ("reader", "content", "found"),
    [
        (read_search_console, "Top queries,Clicks,Impressions\nколодки,много,1\n", "row 2.*clicks holds “много”"),
        (read_search_console, "Date,Clicks,Impressions,Position\nвчера,1,1,2\n", "date holds “вчера”"),
        (read_search_console, "Top queries,Clicks,Impressions,CTR,Position\n", "no rows below"),
        (read_search_console, 'Top queries,Clicks,Impressions\n"колодки,1,1\nx,2,2\n', "quotation mark"),
        (read_webmaster, "Query,URL,Clicks,Impressions\nx,/a,1.5,2\n", "clicks holds “1.5”"),
        (read_crawl, '"Address","Status Code"\n"https://a.example/","OK"\n', "Status Code holds “OK”"),
        (read_serp, SERP[:300], "not XML that can be read"),
        (read_serp, SERP.split("<results>")[0] + "<error code='15'>Ничего</error></response></yandexsearch>", "Ничего"),
        (read_pages, archive(a__html="<html><body>x</body></html>"), "neither titles nor headings"),
    ],
)
def test_damage_is_named(tmp_path: Path, reader, content: str | bytes, found: str) -> None:
    with pytest.raises(ExportError, match=found):
        read(tmp_path, reader, content, "damaged.xml")


def closed(content: bytes) -> bytes:
    """Mark every file of an archive as one that needs a password."""
    found = bytearray(content)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for match in re.finditer(re.escape(sign), content):
            found[match.start() + place] |= 1
    return bytes(found)


def spoiled(content: bytes) -> bytes:
    """Spoil the packed bytes of an archive's first file."""
    name = int.from_bytes(content[26:28], "little")
    start = 30 + name + int.from_bytes(content[28:30], "little")
    return content[:start] + b"\xff" * 8 + content[start + 8 :]


@pytest.mark.parametrize(
    ("reader", "content"),
    [(read_search_console, CONSOLE), (read_serp, archive(a__xml=SERP)), (read_pages, archive(f__html=PAGE))],
    ids=["search console", "results pages", "saved pages"],
)
@pytest.mark.parametrize(("fault", "words"), [(closed, "is closed by a password"), (spoiled, "in it is damaged")])
def test_a_file_of_an_archive_that_cannot_be_read_is_named(tmp_path: Path, reader, content, fault, words) -> None:
    with pytest.raises(ExportError, match=words):
        read(tmp_path, reader, fault(content), "export.zip")
