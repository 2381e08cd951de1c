"""The due date as a file beside the notebook, for trainees whose machine does not see the gradebook.

Everybody's date stands in `release/<module>/`. A date of one trainee's own stands only in `due/<trainee>/<module>/`,
which is sent or copied to that trainee: a login is no secret, so nothing derived from it would hide the date in a file
that all have.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from autograder.building.course_folder import CourseFolder, explain_write_errors
from autograder.files import DUE, write_atomically
from autograder.gradebook.due_dates import DueDates
from wording.identity import identity

__all__ = ["own_due_file", "read_due_file", "write_due_files"]

FORMAT = 1
MOST_BYTES = 10_000


def own_due_file(course: Path, trainee: str, module: str) -> Path:
    """Return where the file of a trainee's own date lies, if there is one."""
    return course / "due" / trainee / module / DUE


def write_due_files(folder: CourseFolder, module: str) -> list[Path]:
    """Write the files by the gradebook's dates, and remove those that it has no date for.

    Returns the files of single trainees. Nothing is written beside a module that is not released.
    """
    with folder.book() as book:
        try:
            due = book.due_dates(module)
        except LookupError:
            due = DueDates()
    release = folder.root / "release" / module
    with explain_write_errors():
        if release.is_dir():
            _put(release / DUE, module, due.everybody)
        own = {} if due.everybody is None else {who: due.of(who) for who in due.own}
        paths = {who: own_due_file(folder.root, who, module) for who in own}
        for path in set(folder.root.glob(f"due/*/{module}/{DUE}")) - set(paths.values()):
            path.unlink()
        for who, path in paths.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _put(path, module, own[who], who)
    return sorted(paths.values())


def _put(path: Path, module: str, due: dt.datetime | None, trainee: str = "") -> None:
    if due is None:
        path.unlink(missing_ok=True)
        return
    data = {"format": FORMAT, "module": module, "due": f"{due:%Y-%m-%dT%H:%M:%SZ}"}
    write_atomically(path, json.dumps(data | ({"trainee": trainee} if trainee else {}), ensure_ascii=False) + "\n")


def read_due_file(path: Path, module: str, trainee: str) -> dt.datetime | None:
    """Return the date that a file gives for this module and trainee; None when it gives none, or cannot be read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        data = json.loads(path.read_text("utf-8"))
        if data["format"] != FORMAT or data["module"] != module:
            return None
        if identity(str(data.get("trainee", trainee))) != identity(trainee):
            return None
        due = dt.datetime.fromisoformat(data["due"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return due if due.tzinfo else None
