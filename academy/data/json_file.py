"""JSON of a service's API as a frame: the list of records in it, one row a record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from academy.data.errors import ExportError
from academy.data.sniff import advice, decode, kind_of, raw_export, refuse
from wording.academy import _

__all__ = ["read_json"]

SAFE_DIGITS = 15
DEEPEST = 6
"""Levels at which a list of records is looked for."""


def read_json(path: str | Path, records: str | None = None) -> pd.DataFrame:
    """Read the records of a JSON file: a list of objects, such as `{"result": [...]}` of Bitrix24.

    Values keep their types, but whole numbers of 16 digits and more are text, because they are ids, and a column with a
    gap would lose their last digits. A nested object becomes columns with dots (`user.name`), a nested list stays a
    list. `frame.attrs["records"]` holds where the records were found.

    Args:
        records: the place of the list, keys joined with dots (`result.list`); None when there is one list only.

    Raises ExportError for another kind of file, for broken JSON with its line, for an answer that is an error of the
    service, and for no list of records or several, which it names.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw)
    text = decode(raw)
    if kind not in ("json", "") or not text.lstrip("\ufeff \n\t").startswith(("[", "{")):
        raise refuse(path, kind, "read_json")
    data = _parsed(path, text)
    found = dict(_lists(data, (), 0))
    if records is None:
        _no_error(path, data, found)
        place = _only(path, found)
    else:
        place = records
        if place not in found:
            raise ExportError(path, _("there is no list of records at “{place}”.", place=place), _known(found))
    frame = pd.json_normalize(found[place]) if found[place] else pd.DataFrame()
    frame.attrs["records"] = place
    return frame


def _parsed(path: Path, text: str) -> Any:
    try:
        return json.loads(text, parse_int=_whole)
    except json.JSONDecodeError as error:
        problem = _("line {line}, column {column} is not JSON.", line=error.lineno, column=error.colno)
        raise ExportError(path, problem, _("The file may be cut; download it again.")) from None
    except RecursionError:
        raise ExportError(path, _("the brackets are nested too deeply."), advice("read_json")) from None


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits.lstrip("-")) <= SAFE_DIGITS else digits


def _lists(data: Any, place: tuple[str, ...], depth: int) -> Iterator[tuple[str, list[Any]]]:
    """Yield place and content of each list of objects that lies in objects alone."""
    if isinstance(data, list) and all(isinstance(one, dict) for one in data):
        yield ".".join(place), data
    elif isinstance(data, dict) and depth < DEEPEST:
        for key, value in data.items():
            yield from _lists(value, (*place, str(key)), depth + 1)


def _no_error(path: Path, data: Any, found: dict[str, list[Any]]) -> None:
    """Raise ExportError for an answer such as `{"error": ..., "error_description": ...}`."""
    if isinstance(data, dict) and "error" in data and not any(found.values()):
        detail = data.get("error_description") or data.get("message") or data["error"]
        problem = _("the service answered with an error: {detail}.", detail=str(detail)[:200])
        raise ExportError(path, problem, _("Mend the request and download the file again."))


def _only(path: Path, found: dict[str, list[Any]]) -> str:
    """Return the place of the only list of records; empty lists count when there is no other."""
    full = [place for place, rows in found.items() if rows] or list(found)
    if len(full) == 1:
        return full[0]
    if full:
        raise ExportError(path, _("there are several lists of records in it."), _known(found))
    raise ExportError(path, _("there is no list of records in it."), advice("read_json"))


def _known(found: dict[str, list[Any]]) -> str:
    return _("Name one: read_json(path, records=…). There are: {names}.", names=", ".join(list(found)[:20]) or "—")
