"""Answers to a survey as a frame: one row an answer, questions under their codes.

Format, as Yandex Forms writes it: `ID`, `Время создания`, `Время изменения`, then a column a question with its text.
The answers of Google Forms (`Отметка времени` or `Timestamp` first) and workbooks are read too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from academy.data.cells.dates import as_dates
from academy.data.cells.faults import CellError, cell_error
from academy.data.cells.records import Record, frame_of, records_of, separator_line, split_fields
from academy.data.sniff import advice, decoded, kind_of, raw_export, refuse
from academy.data.workbook import text_sheets

__all__ = ["read_survey"]

READER = "read_survey"
HEADER_LINES = 10
SERVICE = {
    "id": ("id", "номер ответа", "response id"),
    "created": ("время создания", "отметка времени", "timestamp", "created", "created at", "creation time"),
    "changed": ("время изменения", "changed", "updated", "updated at", "modification time"),
}
"""Our name -> names of the service's own columns, in lower case."""
BY_NAME = {name: ours for ours, names in SERVICE.items() for name in names}
CODE = re.compile(r"\A([A-Za-zА-Яа-яЁё]{1,3}\d{1,2})[.):]\s*\S")
"""How an author numbers questions: `Q1. Would you recommend us?`"""
MARK = re.compile(r"\A-?\d{1,9}(?:[.,]\d+)?\Z")
GAPS = ("", "-", "—", "–")


def read_survey(path: str | Path) -> pd.DataFrame:
    """Read answers to a survey, one row an answer, in the order of the file.

    id is text, created and changed datetime64[ns] (day first where a service writes it so). A question whose text
    begins with a code (`Q1. ...`) has the code in small letters for its name, another keeps its text;
    `frame.attrs["questions"]` holds name -> text. A question is float64 if all its answers are numbers, else text; no
    answer is NaN.

    Raises ExportError for another kind of file and for a moment that is none.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    if kind not in ("", "excel"):
        raise refuse(path, kind, READER)
    header, records = _of_workbook(path, raw) if kind == "excel" else _of_text(path, decoded(path, raw))
    names = _names(header)
    frame = frame_of(path, records, names, advice(READER))
    done = frame.copy()
    try:
        for name in frame.columns:
            if name in ("created", "changed"):
                done[name] = as_dates(frame[name])
            elif name != "id":
                done[name] = _answers(frame[name])
    except CellError as error:
        raise cell_error(path, error, records[error.at].place) from None
    done.attrs["questions"] = {name: text for name, text in zip(names, header, strict=True) if name not in SERVICE}
    return done.reset_index(drop=True)


def _of_text(path: Path, text: str) -> tuple[list[str], list[Record]]:
    lines = text.split("\n")
    for at, line in enumerate(lines[:HEADER_LINES]):
        best = max("\t;,|", key=lambda mark: len(split_fields(line, mark)))
        if not separator_line(line) and _is_header(split_fields(line, best)):
            header, *records = records_of(path, lines[at:], best, at + 1)
            return [cell.strip() for cell in header.cells], records
    raise refuse(path, "", READER)


def _of_workbook(path: Path, raw: bytes) -> tuple[list[str], list[Record]]:
    for records in text_sheets(path, raw, READER).values():
        for at, record in enumerate(records[:HEADER_LINES]):
            if _is_header(record.cells):
                return [cell.strip() for cell in record.cells], records[at + 1 :]
    raise refuse(path, "excel", READER)


def _service(cell: str) -> str:
    return BY_NAME.get(" ".join(cell.lower().split()), "")


def _is_header(cells: Sequence[str]) -> bool:
    """Return whether these are columns of a survey: when an answer was given, and at least one question."""
    found = [_service(cell) for cell in cells]
    return "created" in found and any(cell.strip() and not ours for cell, ours in zip(cells, found, strict=True))


def _names(header: Sequence[str]) -> list[str]:
    names: list[str] = []
    for cell in header:
        code = CODE.match(cell)
        name = _service(cell) or (code[1].lower() if code else cell)
        names.append(cell if name in names else name)
    return names


def _answers(column: pd.Series) -> pd.Series:
    """Return numbers if all answers are, else text without the gaps."""
    text = column.str.strip()
    text = text.mask(text.isin(GAPS))
    given = text.dropna()
    if len(given) and given.map(lambda cell: MARK.match(cell) is not None).all():
        return text.str.replace(",", ".").astype("float64")
    return text.astype("str")
