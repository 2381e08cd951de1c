"""Small exports written by hand, for the tests of the readers."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from openpyxl import Workbook

NAME = '"Отчёт (2026-08-01 - 2026-08-02)"\n'
HEADER = "Date\tCampaignName\tImpressions\tClicks\tCost\tConversions\n"
ROWS = "2026-08-01\tbrand\t100\t10\t123450000\t2\n2026-08-02\tbrand\t90\t0\t0\t--\n"
TOTAL = "Total rows: 2\n"
QUERIES = (
    "Запросы со словами;Число запросов;Топ частотных запросов «баня», 01.08.2026 — 31.08.2026, Россия, все устройства"
)
OURS, CLIENT, OTHER = "anna@agency.example", "oleg@client.example", "lev@other.example"


def write(folder: Path, content: str | bytes, name: str = "export.tsv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def workbook(**sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def archive(**files: str | bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(re.sub(r"__(\w+)$", r".\1", name) if name.count("__") < 2 else name, text)
    return content.getvalue()


def letter(number: int, sender: str, to: str, subject: str, body: str = "Да.", more: str = "") -> str:
    return (
        f"From {sender} Mon Aug  3 09:00:0{number} 2026\nFrom: Кто-то <{sender}>\nTo: {to}\nSubject: {subject}\n"
        f"Date: Mon, 03 Aug 2026 1{number}:00:00 +0300\nMessage-ID: <{number}@x>\n{more}\n{body}\n\n"
    )


MAIL = [
    letter(1, CLIENT, OURS, "Счёт", "Пришлите счёт.\n>From весны ждём."),
    letter(2, OURS, CLIENT, "Re: Счёт", more="In-Reply-To: <1@x>\n"),
    letter(3, OTHER, OURS, "Счёт"),
    letter(4, OURS, OTHER, "RE: Счёт"),
]
