"""Answers to a survey as a frame: one row an answer, questions under their codes.

Format, as Yandex Forms writes it: `ID`, `Время создания`, `Время изменения`, then a column a question with its text.
The answers of Google Forms (`Отметка времени` or `Timestamp` first) and workbooks are read too.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from academy.data.seo.tables import Layout, read_layout
from academy.data.sniff import refuse

__all__ = ["read_survey"]

LAYOUT = Layout(
    reader="read_survey",
    names={
        "id": "id",
        "номер ответа": "id",
        "response id": "id",
        "время создания": "created",
        "отметка времени": "created",
        "timestamp": "created",
        "created": "created",
        "created at": "created",
        "creation time": "created",
        "время изменения": "changed",
        "changed": "changed",
        "updated": "changed",
        "updated at": "changed",
        "modification time": "changed",
    },
    days=frozenset(("created", "changed")),
)
SERVICE = frozenset(LAYOUT.names.values())
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
    frame = read_layout(path, (), LAYOUT, _fits, None)
    questions = _questions([name for name in frame.columns if name not in SERVICE])
    if not questions:
        raise refuse(Path(path), "", LAYOUT.reader)
    frame = frame.assign(**{text: _answers(frame[text]) for text in questions.values()})
    frame = frame.rename(columns={text: name for name, text in questions.items()})
    frame.attrs["questions"] = questions
    return frame


def _fits(known: set[str]) -> bool:
    return "created" in known


def _questions(texts: list[str]) -> dict[str, str]:
    """Return the text of each question by its code, or by itself if it has none or a code that stood before."""
    found: dict[str, str] = {}
    for text in texts:
        code = CODE.match(text)
        name = code[1].lower() if code else text
        found[text if name in found else name] = text
    return found


def _answers(column: pd.Series) -> pd.Series:
    """Return numbers if all answers are, else text without the gaps."""
    text = column.str.strip()
    text = text.mask(text.isin(GAPS))
    given = text.dropna()
    if len(given) and given.map(lambda cell: MARK.match(cell) is not None).all():
        return text.str.replace(",", ".").astype("float64")
    return text.astype("str")
