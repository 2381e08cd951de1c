"""Recognising a file by its first bytes and lines, and decoding its text.

Every reader starts here, so that a person who gives the wrong file learns what it is.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from academy.data.errors import ExportError, warn
from wording.academy import _

__all__ = ["advice", "decode", "decoded", "kind_of", "raw_export", "refuse", "text_export"]

# (kind, first bytes). These come before the patterns, because a binary file has no lines.
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Old Office files begin so: workbooks, documents, and letters of Outlook."""
OUTLOOK = "__substg1.0_".encode("utf-16-le")
BINARY = (
    ("excel", ZIP),
    ("excel", OLE),
    ("pdf", b"%PDF"),
    ("gzip", b"\x1f\x8b"),
)
CELL, END = r"(?:^|[,\t;|\"])", r"(?=[,\t;|\"]|$)"
# (kind, a pattern found in its first lines).
TEXTUAL = (
    ("html", re.compile(r"\A\s*<(?:!doctype html|html|head|body|table)\b", re.I)),
    ("xml", re.compile(r"\A\s*<\?xml|\A\s*<yml_catalog", re.I)),
    ("json", re.compile(r"\A\s*[\[{]\s*[\"{\[]")),
    ("metrica", re.compile(r"^[\"']?ym:(?:s|pv):|[\t,;\"]ym:(?:s|pv):", re.M)),
    (
        "wordstat",
        re.compile(
            r"^\"?(?:Популярные |Похожие |Top |Similar )?(?:Запросы|Queries)[^;,\t\n]*[;,\t]"
            r"\"?(?:Число запросов|Number of queries)",
            re.M | re.I,
        ),
    ),
    (
        "wordstat",
        re.compile(
            r"^\"?(?:Период|Дата|День|Неделя|Месяц|Period|Date|Day|Week|Month)\"?[;\t,]"
            r"\"?(?:Число запросов|Number of queries)",
            re.M | re.I,
        ),
    ),
    (
        "crawl",
        re.compile(
            rf"^(?=.*{CELL}Address{END})(?=.*{CELL}(?:Status Code|Title 1|Content Type|Indexability){END}).*$", re.M
        ),
    ),
    (
        "webmaster",
        re.compile(
            rf"^(?=.*{CELL}(?:Query|Запрос|Поисковый запрос){END})(?=.*{CELL}(?:URL|Адрес|Страница|Path){END})"
            rf"(?=.*{CELL}(?:Clicks|Impressions|Shows|Клики|Показы){END}).*$",
            re.M | re.I,
        ),
    ),
    (
        "search_console",
        re.compile(
            rf"^(?=.*{CELL}(?:Clicks|Клики){END})(?=.*{CELL}(?:Impressions|Показы){END})"
            rf"(?=.*{CELL}(?:Position|Позиция|Средняя позиция|Average position){END}).*$",
            re.M | re.I,
        ),
    ),
    ("letters", re.compile(r"\AFrom(?: \S.*\d{4}.*| \S+| ?)$", re.M)),
    ("letter", re.compile(r"\A(?:[A-Z][A-Za-z-]+: .*\n(?:[ \t].*\n)*){2,}", re.M)),
    (
        "orders",
        re.compile(
            rf"^(?=.*{CELL}(?:Номер заказа|№ заказа|Order (?:number|id|no\.?|#)){END})"
            rf"(?=.*{CELL}(?:Статус|Status|Дата заказа|Дата создания|Order date|Date created){END}).*$",
            re.M | re.I,
        ),
    ),
    (
        "tasks",
        re.compile(
            rf"^(?=.*{CELL}(?:Название|Название задачи|Задача|Summary){END})"
            rf"(?=.*{CELL}(?:Статус|Status){END})(?=.*{CELL}(?:Ответственный|Исполнитель|Assignee|Крайний срок|Due date"
            rf"|Issue key){END}).*$",
            re.M | re.I,
        ),
    ),
    (
        "direct_cabinet",  # Google calls the cost otherwise, and Metrica has visits
        re.compile(
            rf"^(?!.*(?:Стоимость|Код валюты|Взаимодейств))(?=.*{CELL}(?:Показы|Клики){END})"
            rf"(?=.*{CELL}(?:Расход|№ |Номер кампании|ID |Дата|День|Неделя|Месяц|Квартал|Название кампании|Кампания"
            rf"|Тип площадки|Поисковый запрос|Условие показа))(?!.*{CELL}(?:Посетители|Impr\.)).*$",
            re.M,
        ),
    ),
    ("direct_cabinet", re.compile(rf"^(?=.*{CELL}Название группы{END})(?=.*{CELL}Фраза \(с минус-словами\)).*$", re.M)),
    (
        "metrica_report",
        re.compile(
            rf"^(?=.*{CELL}Визиты{END})(?=.*{CELL}(?:Посетители|Отказы|Глубина просмотра|Время на сайте)).*$", re.M
        ),
    ),
    (
        "google_ads",
        re.compile(r"^\"?(?:Search term|Поисковый запрос)\"?[,\t;].*(?:Match type|Тип соответствия)", re.M | re.I),
    ),
    ("google_ads", re.compile(r"(?:^|[,\t;])\"?(?:Impr\.|Avg\. CPC|Currency code)\"?(?=[,\t;\n])", re.M)),
    (
        "search_console",  # with columns left out; Wordstat's tables of such queries are recognised above
        re.compile(
            rf"^\"?(?:Top queries|Top pages|Популярные запросы|Популярные страницы|Самые популярные запросы)\"?[,\t;]"
            rf"(?=.*{CELL}?(?:Clicks|Impressions|CTR|Position|Клики|Показы|Позиция){END})",
            re.M | re.I,
        ),
    ),
    ("direct", re.compile(r"(?:^|[\t;,])\"?(?:Impressions|Clicks|CampaignId|CampaignName)\"?(?=[\t;,\n]|\Z)", re.M)),
)
OFFICE = re.compile(r"schemas-microsoft-com:office|mso-|ProgId", re.I)
LOST = "\ufffd"
"""What stands for a byte that belongs to no character."""
SURE = 4
"""Letters of UTF-8 in one line that cannot have come about by chance."""
HEAD = 4000  # characters that the patterns search


def raw_export(path: str | Path) -> tuple[Path, bytes]:
    """Return the path and the file's bytes. Raises ExportError if the file is missing, closed to us or empty."""
    path = Path(path)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ExportError(
            path, _("there is no such file."), _("Check the name and put the export beside the notebook.")
        ) from None
    except (IsADirectoryError, PermissionError):
        raise ExportError(
            path, _("this is a folder, or the file is closed to you."), _("Give the path of the export file itself.")
        ) from None
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise ExportError(
            path, _("the file is empty."), _("Wait until the report is ready in the service and download it again.")
        )
    return path, raw


def text_export(path: str | Path, reader: str, kinds: set[str]) -> tuple[Path, str]:
    """Return the path and the text of an export, with LF line ends.

    Raises ExportError if the file is plainly of another kind than `kinds`, and warns of characters that are lost.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    if kind and kind not in kinds:
        raise refuse(path, kind, reader)
    return path, decoded(path, raw)


def decoded(path: Path, raw: bytes) -> str:
    """Decode a file as `decode` does, and warn of the characters that could not be read."""
    text = decode(raw)
    lost = text.count(LOST)
    if lost:
        row = text.count("\n", 0, text.index(LOST)) + 1
        warn(path, _("unreadable characters: {n}, the first in row {row}. The rest was read.", n=lost, row=row))
    return text


def decode(raw: bytes, *, whole: bool = True) -> str:
    """Decode UTF-8 (with or without a BOM), UTF-16 or cp1251, and turn all line ends into LF.

    Args:
        whole: False for the first bytes of a file, which may end inside a character.
    """
    return _to_text(raw, whole=whole).replace("\r\n", "\n").replace("\r", "\n")


def _to_text(raw: bytes, *, whole: bool = True) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    if raw[1:200:2].count(0) > 40:  # UTF-16 without a BOM: every second byte of Latin letters, digits and tabs is zero
        return raw.decode("utf-16-le", errors="replace")
    try:
        # A head that ends inside a character must not be taken for cp1251.
        return codecs.getincrementaldecoder("utf-8-sig")().decode(raw, final=whole)
    except UnicodeDecodeError:
        pass
    lines = raw.removeprefix(codecs.BOM_UTF8).split(b"\n")
    read = [_utf8_line(line) for line in lines]
    if not any(text and _letters(text) >= SURE for text in read):
        # Excel on Russian Windows writes cp1251. One byte is undefined in it, hence `replace`.
        return raw.decode("cp1251", errors="replace")
    return "\n".join(text or line.decode("cp1251", errors="replace") for text, line in zip(read, lines, strict=True))


def _utf8_line(line: bytes) -> str | None:
    """Return a line of UTF-8, of which a few bytes may be foreign; None for one in another encoding.

    A file joined from several may have lines in both. In cp1251 hardly any two letters look like UTF-8.
    """
    text = line.decode("utf-8", errors="replace")
    return text if _letters(text) >= 2 * text.count(LOST) else None


def _letters(text: str) -> int:
    """Return how many characters are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def kind_of(raw: bytes, name: str = "") -> str:
    """Return a file's kind: `direct`, `metrica`, `wordstat`, `letters`, one that no reader takes, or "" if unknown.

    Args:
        name: the file's name, for kinds that differ by it alone.
    """
    suffix = Path(name).suffix.lower()
    for kind, start in BINARY:
        if raw.startswith(start):
            if start == OLE and (suffix == ".msg" or OUTLOOK in raw):
                return "outlook"
            return "zip" if start == ZIP and b"xl/" not in raw else kind
    head = decode(raw[: 4 * HEAD], whole=len(raw) <= 4 * HEAD)[:HEAD]
    kind = next((kind for kind, pattern in TEXTUAL if pattern.search(head)), "")
    if kind == "html" and (suffix in (".xls", ".xlsx") or OFFICE.search(head)) and "<table" in head.lower():
        return "html_table"
    return kind


def refuse(path: Path, kind: str, reader: str) -> ExportError:
    """Return the error for a file of another kind: it says what the file is and what the reader expects."""
    found = {
        "excel": _("this is an Excel workbook."),
        "pdf": _("this is a PDF."),
        "gzip": _("this is a gzip archive; unpack it first."),
        "zip": _("this is a ZIP archive; unpack it first."),
        "html": _("this is a web page, not an export; the service may have shown its sign-in page."),
        "html_table": _(
            "this is a table in HTML, though its name is that of an Excel file. Open it in Excel and save it as .xlsx "
            "or CSV."
        ),
        "outlook": _("this is a letter of Outlook (.msg)."),
        "xml": _("this is XML."),
        "json": _("this is JSON; the service may have answered with an error, open the file and read it."),
        "metrica": _("this is a Yandex Metrica log; read_metrica reads it."),
        "wordstat": _("this is a Wordstat table; read_wordstat reads it."),
        "letters": _("this is a mailbox; read_letters reads it."),
        "letter": _("this is a single letter."),
        "google_ads": _("this is a Google Ads report."),
        "search_console": _("this is a Search Console table; read_search_console reads it."),
        "webmaster": _("this is a Yandex Webmaster table of queries; read_webmaster reads it."),
        "crawl": _("this is a table of a crawl; read_crawl reads it."),
        "direct_cabinet": _("this is a table from the Report Wizard of Yandex Direct; read_direct reads it."),
        "metrica_report": _("this is a report table of Yandex Metrica; read_metrica reads it."),
        "orders": _("this is the order export of a shop; read_orders reads it."),
        "tasks": _("this is a table of tasks; read_tasks reads it."),
        "direct": _("this is a Yandex Direct report; read_direct reads it."),
    }.get(kind) or _("the columns are not those of this export.")
    return ExportError(path, found, advice(reader))


def advice(reader: str) -> str:
    """Return the sentence that says which export a reader expects."""
    return {
        "read_direct": _(
            "read_direct wants a report of the Direct Reports service in TSV: CUSTOM_REPORT or "
            "SEARCH_QUERY_PERFORMANCE_REPORT, with column names such as Date, CampaignName, Clicks, Cost; or a table "
            "of the Report Wizard in CSV or XLSX."
        ),
        "read_metrica": _(
            "read_metrica wants the visits of the Metrica Logs API in TSV: column names begin with ym:s: "
            "(ym:pv: for hits); or the table of a Metrica report in CSV or XLSX."
        ),
        "read_wordstat": _(
            "read_wordstat wants what the Download button of Wordstat gives as CSV: the table of queries or the "
            "dynamics by period."
        ),
        "read_letters": _(
            "read_letters wants a mailbox in the mbox format: Google Takeout, or Thunderbird with its "
            "ImportExportTools."
        ),
        "read_orders": _(
            "read_orders wants the orders of a shop in CSV or XLSX, one row an order, with their number, date, status "
            "and total."
        ),
        "read_order_lines": _(
            "read_order_lines wants the orders of a shop in CSV or XLSX, with the column of goods: tick it in the "
            "settings of the export."
        ),
        "read_yml": _(
            "read_yml wants the feed of a shop in YML: the XML file with offers that Market and Direct take."
        ),
        "read_json": _(
            "read_json wants the answer of a service's API in JSON: a list of records, such as deals or tasks."
        ),
        "read_xml": _("read_xml wants XML in which an element repeats: a YML price list, the answer of a search."),
        "read_xlsx": _("read_xlsx wants an Excel workbook (.xlsx) with a table: column names in one row, data below."),
        "read_table": _("read_table wants a table in text (CSV, TSV): column names in its first line, data below."),
        "read_search_console": _(
            "read_search_console wants what Export gives on the Performance page of Google Search Console: the ZIP of "
            "CSV files, one of them, or the Excel workbook."
        ),
        "read_webmaster": _(
            "read_webmaster wants the export of queries and pages of Yandex Webmaster, in CSV or XLSX: a query, "
            "clicks or impressions, and usually date, URL, region and position."
        ),
        "read_crawl": _(
            "read_crawl wants the tab Internal of Screaming Frog, filter All, exported as CSV or XLSX: with columns "
            "Address and Status Code."
        ),
        "read_tasks": _(
            "read_tasks wants the tasks of a tracker: the answer of tasks.task.list of Bitrix24 in JSON, or a table in "
            "CSV or XLSX with title, status and, say, deadline."
        ),
        "read_task_history": _(
            "read_task_history wants the log of changes in JSON: answers of tasks.task.history.list of Bitrix24, or "
            "the changelog of Yandex Tracker."
        ),
        "read_serp": _("read_serp wants answers of the Yandex Search API in XML, or a ZIP archive of such files."),
        "read_survey": _(
            "read_survey wants the answers to a survey in CSV or XLSX, as Yandex Forms or Google Forms export them: "
            "when an answer was given, then a column a question."
        ),
        "read_pages": _("read_pages wants a ZIP archive of saved web pages, or one page in HTML."),
        "read_zip": _("read_zip wants a ZIP archive with a table in it, as services send several files at once."),
    }[reader]
