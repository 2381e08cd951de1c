"""Tasks of a tracker as a frame, one row a task.

Formats: the answer of Bitrix24's tasks.task.list (JSON, names as `createdDate` or `CREATED_DATE`), the table of tasks
that Bitrix24 or another tracker saves (CSV, XLSX), and Jira's CSV.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from academy.data.cells.dates import as_dates
from academy.data.cells.faults import CellError, cell_error
from academy.data.cells.numbers import as_numbers
from academy.data.cells.records import frame_of
from academy.data.errors import ExportError
from academy.data.projects.names import BY_NAME, DATES, HOURS, OF_TASKS, SECONDS, status_code
from academy.data.seo.tables import Layout, sheets_of, table_of
from academy.data.sniff import advice, decode, kind_of, raw_export, refuse
from wording.academy import _

__all__ = ["answer_of", "local_times", "read_tasks"]

READER = "read_tasks"
ZONE = "Europe/Moscow"
LAYOUT = Layout(reader=READER, names=BY_NAME)
JIRA_DATE = re.compile(r"\A\d{1,2}/[A-Za-z]{3}/\d{2} \d{1,2}:\d{2} [AP]M\Z")
CLOCK = re.compile(r"\A(\d+):(\d{2})(?::(\d{2}))?\Z")
"""Hours, minutes and seconds of work, as Bitrix24 writes them in its tables."""


def read_tasks(path: str | Path, zone: str = ZONE) -> pd.DataFrame:
    """Read the tasks of a tracker, one row a task, in the order of the file.

    id is text; status is `waiting`, `in_progress`, `control` (handed in, not accepted), `done`, `deferred` or the
    tracker's own word, and status_text what stands in the file; created, deadline and closed are datetime64[ns] in
    `zone`; estimate and spent are hours, float64; control is bool; title, section, responsible, creator, parent, tags
    and priority are text. Columns that the file does not hold are left out.

    Args:
        zone: the time zone of the frame, for files whose times name theirs.

    Raises ExportError for another kind of file and for a cell that does not suit its column.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    if kind == "json":
        frame, places = _of_answer(path, answer_of(path, decode(raw), READER)), None
    elif kind in ("", "excel", "tasks"):
        frame, places = _of_table(path, raw, kind)
    else:
        raise refuse(path, kind, READER)
    try:
        return _typed(frame, zone, seconds=kind == "json" or "Issue key" in frame.attrs["header"])
    except CellError as error:
        raise cell_error(path, error, places[error.at] if places else error.at + 1) from None


def answer_of(path: Path, text: str, reader: str) -> Any:
    """Return a service's answer in JSON. Raises ExportError for broken JSON and for an answer that is an error."""
    try:
        data = json.loads(text)
    except ValueError:
        raise ExportError(path, _("the JSON in it is cut or broken."), advice(reader)) from None
    if isinstance(data, dict) and "error" in data and "result" not in data:
        detail = str(data.get("error_description") or data["error"])[:200]
        raise ExportError(path, _("the service answered with an error: {detail}.", detail=detail), advice(reader))
    return data


def local_times(column: pd.Series, zone: str) -> pd.Series:
    """Return moments of text in `zone`; those without a zone of their own are taken as they are.

    Raises CellError for the first cell that is no date.
    """
    texts = column.dropna().astype("str")
    with_zone = texts.str.contains(r"T.*(?:Z|[+-]\d\d:?\d\d)$")
    jira = texts.str.match(JIRA_DATE)
    done = pd.Series(pd.NaT, index=column.index, dtype="datetime64[ns]")
    if with_zone.any():
        moments = pd.to_datetime(texts[with_zone], utc=True, format="ISO8601", errors="coerce")
        if moments.hasnans:
            at = int(moments.index[moments.isna()][0])
            raise CellError(texts[at], "date", at, str(column.name))
        done[moments.index] = moments.dt.tz_convert(zone).dt.tz_localize(None).astype("datetime64[ns]")
    if jira.any():
        done[texts[jira].index] = pd.to_datetime(texts[jira], format="%d/%b/%y %I:%M %p")
    rest = column.where(~column.index.isin(texts[with_zone | jira].index))
    if rest.notna().any():
        read = as_dates(rest)
        done[read.dropna().index] = read.dropna()
    return done


def _of_answer(path: Path, data: Any) -> pd.DataFrame:
    result = data.get("result", data) if isinstance(data, dict) else data
    tasks = result.get("tasks", result.get("list", [])) if isinstance(result, dict) else result
    if not isinstance(tasks, list) or not all(isinstance(one, dict) for one in tasks):
        raise ExportError(path, _("there is no list of tasks in it."), advice(READER))
    rows = [{name.lower().replace("_", ""): value for name, value in one.items()} for one in tasks]
    if rows and not any({"id", "title"} <= set(row) for row in rows):
        raise ExportError(path, _("its records are no tasks: they have no id and title."), advice(READER))
    frame = pd.DataFrame(map(_task, rows), dtype=object)
    frame.attrs["header"] = []
    return frame.dropna(axis="columns", how="all")


def _task(row: dict[str, Any]) -> dict[str, Any]:
    """Return one task of an answer under our names, each value as text or None."""
    tags = row.get("tags") or []
    words = [one.get("title", "") if isinstance(one, dict) else str(one) for one in _values(tags)]
    found = {
        "id": row.get("id"),
        "title": row.get("title"),
        "status": row.get("realstatus") or row.get("status"),
        "section": _named(row.get("group")) or row.get("groupid"),
        "responsible": _named(row.get("responsible")) or row.get("responsibleid"),
        "creator": _named(row.get("creator")) or row.get("createdby"),
        "created": row.get("createddate"),
        "deadline": row.get("deadline"),
        "closed": row.get("closeddate"),
        "estimate": row.get("timeestimate"),
        "spent": row.get("timespentinlogs"),
        "priority": row.get("priority"),
        "tags": ", ".join(filter(None, words)),
        "parent": row.get("parentid"),
        "control": row.get("taskcontrol"),
    }
    return {name: None if value in (None, "", "null") else str(value) for name, value in found.items()}


def _values(tags: Any) -> Sequence[Any]:
    return list(tags.values()) if isinstance(tags, dict) else list(tags)


def _named(one: Any) -> str | None:
    """Return the name of a person or a group: `{"id": "5", "name": "…"}`."""
    return str(one["name"]) if isinstance(one, dict) and one.get("name") else None


def _of_table(path: Path, raw: bytes, kind: str) -> tuple[pd.DataFrame, list[int]]:
    _sheet, cells, records = table_of(path, sheets_of(path, raw, kind, LAYOUT), LAYOUT, _fits)
    header = [cell.strip() for cell in cells]
    names: list[str] = []
    for n, column in enumerate(header):
        name = "id" if column == "Issue id" and "Issue key" not in header else LAYOUT.name(column)
        # Jira repeats a column, such as Labels, for each of its values.
        names.append(f"{column} {n + 1}" if name in names else name)
    frame = frame_of(path, records, names, advice(READER)).dropna(axis="columns", how="all")
    frame.attrs["header"] = header
    return frame, [record.place for record in records]


def _fits(known: set[str]) -> bool:
    """Return whether these are columns of tasks: a title, and two more that other tables do not have together."""
    return "title" in known and len(known & OF_TASKS) > 1


def _typed(frame: pd.DataFrame, zone: str, *, seconds: bool) -> pd.DataFrame:
    done = frame.reset_index(drop=True)
    if "status" in done:
        texts = done["status"]
        done["status"] = texts.map(status_code, na_action="ignore").astype("str")
        done.insert(done.columns.get_loc("status") + 1, "status_text", texts.astype("str"))
    for name in DATES:
        if name in done:
            done[name] = local_times(done[name], zone)
    for name in HOURS:
        if name in done:
            done[name] = _hours(done[name], seconds=seconds)
    if "control" in done:
        done["control"] = done["control"].str.strip().str.lower().isin(("y", "yes", "да", "true", "1"))
    for name in done:
        if done[name].dtype == object:
            done[name] = done[name].astype("str")
    return done


def _hours(column: pd.Series, *, seconds: bool) -> pd.Series:
    """Return hours of work: seconds of an API and of Jira, `4:30:00` or hours of a table."""
    clock = column.dropna().astype("str").str.extract(CLOCK)
    if len(clock) and clock[0].notna().all():
        parts = clock.fillna(0).astype("float64")
        return (parts[0] + parts[1] / 60 + parts[2] / 3600).reindex(column.index)
    numbers = as_numbers({str(column.name): column})[str(column.name)].astype("float64")
    return numbers / SECONDS if seconds else numbers
