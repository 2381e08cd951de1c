"""What happened to the tasks of a tracker as a frame: one row a change.

Formats: answers of Bitrix24's tasks.task.history.list (JSON), one object or a list of `{"taskId": …, "result": …}`, and
the changelog of Yandex Tracker (JSON).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from academy.data.cells.faults import CellError, cell_error
from academy.data.errors import ExportError
from academy.data.projects.tasks import ZONE, answer_of, local_times
from academy.data.sniff import advice, decode, kind_of, raw_export, refuse
from wording.academy import _

__all__ = ["read_task_history"]

READER = "read_task_history"
COLUMNS = ("task", "time", "field", "before", "after", "user")


def read_task_history(path: str | Path, zone: str = ZONE) -> pd.DataFrame:
    """Read the log of changes of tasks, oldest first within a task, tasks in the order of the file.

    task (its id or key), field, before, after and user are text, missing where the log holds nothing; time is
    datetime64[ns] in `zone`. Ids of people and statuses stand as in the file, because a log has no names for them.

    Args:
        zone: the time zone of the frame, for times that name theirs.

    Raises ExportError for another kind of file and for a time that is none.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    if kind != "json":
        raise refuse(path, kind, READER)
    rows = list(_changes(answer_of(path, decode(raw), READER)))
    if not rows:
        raise ExportError(path, _("there are no changes of tasks in it."), advice(READER))
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    try:
        frame["time"] = local_times(frame["time"], zone)
    except CellError as error:
        raise cell_error(path, error, error.at + 1) from None
    for name in COLUMNS:
        if name != "time":
            frame[name] = frame[name].astype("str")
    order = pd.factorize(frame["task"])[0]
    return frame.assign(order=order).sort_values(["order", "time"], kind="stable", ignore_index=True)[list(COLUMNS)]


def _changes(data: Any) -> Iterator[tuple[str | None, ...]]:
    for answer in data if isinstance(data, list) else [data]:
        if not isinstance(answer, dict):
            continue
        if "fields" in answer:
            yield from _of_tracker(answer)
            continue
        result = answer.get("result", answer)
        changes = result.get("list", []) if isinstance(result, dict) else result
        task = answer.get("taskId") or answer.get("TASK_ID")
        for change in changes if isinstance(changes, list) else []:
            row = {str(name).lower().replace("_", ""): value for name, value in change.items()}
            if "field" in row and "createddate" in row:
                value = row.get("value") or {}
                number = task or row.get("taskid")
                yield (
                    _text(number),
                    _text(row["createddate"]),
                    _text(row["field"]),
                    _text(value.get("from")),
                    _text(value.get("to")),
                    _person(row.get("user")),
                )


def _of_tracker(change: dict[str, Any]) -> Iterator[tuple[str | None, ...]]:
    """Yield the fields of one change of Yandex Tracker."""
    for field in change["fields"]:
        yield (
            _text(_key(change.get("issue"))),
            _text(change.get("updatedAt")),
            _text(_key(field.get("field"))),
            _text(_key(field.get("from"))),
            _text(_key(field.get("to"))),
            _text(_key(change.get("updatedBy"), "display")),
        )


def _key(value: Any, *names: str) -> Any:
    if isinstance(value, dict):
        return next((value[name] for name in (*names, "key", "id", "display") if value.get(name)), None)
    return value


def _person(user: Any) -> str | None:
    if not isinstance(user, dict):
        return _text(user)
    return " ".join(str(user[name]) for name in ("name", "lastName") if user.get(name)) or _text(user.get("id"))


def _text(value: Any) -> str | None:
    return None if value in (None, "") else str(value)
