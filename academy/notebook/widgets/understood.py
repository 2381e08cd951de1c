"""Show how a typed answer was understood: a number, a list or a table, with how much there is of it."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from babel.numbers import format_decimal

from autograder.exercises.kinds.blanks.forms import unit_label
from autograder.exercises.placeholders import shown
from autograder.source.model import AnswerSpec
from wording.academy import _, ngettext

__all__ = ["understood"]

MOST_ROWS = 10


def understood(value: Any, spec: AnswerSpec, lang: str) -> str:
    """Return safe HTML in the current language."""
    if isinstance(value, dict) and value and all(isinstance(one, dict) for one in value.values()):
        names = dict.fromkeys(name for one in value.values() for name in one)
        rows = [[name, *(one.get(name) for one in value.values())] for name in names]
        return _table(["", *value], rows, lang)
    if isinstance(value, dict):
        return _table([], list(value.items()), lang)
    if isinstance(value, list):
        return _table([], [[one] for one in value], lang)
    if isinstance(value, pd.DataFrame):
        return _table(list(value.columns), value.astype(object).where(value.notna(), None).values.tolist(), lang)
    text = " ".join(part for part in (_exact(value, lang), unit_label(spec.unit)) if part)
    sentence = html.escape(_("Understood as: {value}", value=text))
    return f"<p>{sentence}</p>"


def _table(header: Sequence[Any], rows: Sequence[Iterable[Any]], lang: str) -> str:
    count = ngettext("Understood as {n} row:", "Understood as {n} rows:", len(rows))
    head = "".join(f"<th scope='col'>{html.escape(str(name))}</th>" for name in header)
    body = "".join(_row(row, lang) for row in rows[:MOST_ROWS])
    more = len(rows) - MOST_ROWS
    rest = html.escape(_("and {n} more", n=more)) if more > 0 else ""
    return f"<p>{html.escape(count)}</p><table>{f'<tr>{head}</tr>' if head else ''}{body}</table><p>{rest}</p>"


def _row(row: Iterable[Any], lang: str) -> str:
    return "<tr>" + "".join(f"<td>{html.escape(_exact(cell, lang))}</td>" for cell in row) + "</tr>"


def _exact(value: Any, lang: str) -> str:
    """Return a value as the language writes it; of a number enough digits to see what was understood."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(format_decimal(value, format="#,##0.######", locale=lang))
    return "—" if value is None else shown(value, lang)
