"""Files beside the notebook: answers.json (answers given in forms) and progress.json (how often help was used).

Several notebooks of a module may be open at once, so every change reads, edits and replaces a file under one lock. A
file that cannot be read is never overwritten without a copy.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock

from academy.notebook.session import trainee
from academy.runs.environment import grading
from autograder.errors import Unreadable
from autograder.files import ANSWERS, OF, PROGRESS, SIDECAR, write_atomically
from wording.academy import _

__all__ = ["Damaged", "SavedElsewhere", "Store"]

LOCK = ".answers.lock"
FORMAT = 1
MOST_OF = 10
"""How many logins and editions are kept of a file."""
PATIENCE = 10.0
"""Seconds to wait for another notebook that is writing: it needs milliseconds, so more means that it hangs."""
REPLACE_AGAIN = (0.02, 0.1, 0.3)
"""Pauses between tries: Windows refuses to replace a file while a virus scanner or a backup has it open."""


class Damaged(Unreadable):
    """One of our files cannot be read. The message names the place and what to do."""


class SavedElsewhere(Exception):
    """Another window has saved a different answer since this one last read or saved it."""

    def __init__(self, value: Any) -> None:
        super().__init__()
        self.value = value


class Unseen(Enum):
    """The default of `seen`: None is an answer that was seen to be absent."""

    UNSEEN = "not compared"


class Store:
    """The files of one module's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def answer(self, name: str) -> Any:
        """Return the saved answer or None.

        Raises Damaged when the file cannot be read, OSError when it cannot be opened.
        """
        with self._locked():
            return self._read(ANSWERS, "answers")["answers"].get(name)

    def save(self, name: str, value: Any, *, keep_old: bool = False, seen: Any = Unseen.UNSEEN) -> Path | None:
        """Save an answer. Return the copy made of the old file, None when none was needed.

        Args:
            keep_old: copy the old file even if it is not damaged.
            seen: the saved answer that the trainee has on the screen.

        Raises OSError (filelock.Timeout is one), with the old file intact, and SavedElsewhere when another answer is
        saved than the one that was seen.
        """
        if grading():
            return None

        def put(data: dict[str, Any]) -> None:
            there = data["answers"].get(name)
            if seen is not Unseen.UNSEEN and there not in (None, seen, value):
                raise SavedElsewhere(there)
            data["answers"][name] = value

        return self._change(ANSWERS, ("answers",), put, keep_old=keep_old)

    def used(self, what: Literal["checks", "hints", "steps"], name: str) -> int:
        """Return how often checks or hints of an exercise were used, or it was answered; 0 when it cannot be read."""
        try:
            with self._locked():
                return int(self._read(PROGRESS, what)[what].get(name, 0))
        except (OSError, Damaged, TypeError, ValueError):
            return 0

    def count(self, what: Literal["checks", "hints", "steps"], name: str) -> None:
        """Count one use. A failure to write is ignored, because it must not keep help from a trainee."""
        if grading():
            return
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")

        def add(data: dict[str, Any]) -> None:
            uses = data[what].get(name)
            data[what][name] = (uses if isinstance(uses, int) else 0) + 1
            times = data["times"].get(name)
            data["times"][name] = {
                "first": times["first"] if isinstance(times, dict) and "first" in times else now,
                "last": now,
            }

        try:
            self._change(PROGRESS, tuple(dict.fromkeys(("checks", "hints", "times", what))), add)
        except OSError:
            return

    def keep_said(self, name: str, said: dict[str, Any]) -> None:
        """Keep what `check` said of an exercise. A failure to write is ignored, as in `count`."""

        def put(data: dict[str, Any]) -> None:
            data["said"][name] = said

        try:
            self._change(PROGRESS, ("said",), put)
        except OSError:
            return

    def said(self) -> dict[str, Any]:
        """Return what `check` said, by exercise; empty when it cannot be read."""
        try:
            with self._locked():
                return dict(self._read(PROGRESS, "said")["said"])
        except (OSError, Damaged):
            return {}

    def _change(
        self, file: str, parts: tuple[str, ...], change: Callable[[dict[str, Any]], None], *, keep_old: bool = False
    ) -> Path | None:
        path, copy = self.folder / file, None
        with self._locked():
            try:
                data = self._read(file, *parts)
            except Damaged:
                data, keep_old = _empty(parts), True
            if keep_old and path.exists():
                copy = _copy_aside(path)
            change(data)
            _sign(data, self.folder)
            _replace(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
        return copy

    def _read(self, file: str, *parts: str) -> dict[str, Any]:
        path = self.folder / file
        try:
            data = json.loads(path.read_bytes().decode("utf-8-sig"))
        except FileNotFoundError:
            return _empty(parts)
        except UnicodeDecodeError as error:
            raise self._damaged(file, _("byte {n} is not UTF-8", n=error.start + 1)) from None
        except json.JSONDecodeError as error:
            raise self._damaged(
                file, _("line {line}, column {column} is not JSON", line=error.lineno, column=error.colno)
            ) from None
        except RecursionError:
            raise self._damaged(file, _("the brackets are nested too deeply")) from None
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise self._damaged(file, _("it does not begin with {start}", start='{"format": 1'))
        for part in parts:
            if not isinstance(data.setdefault(part, {}), dict):
                raise self._damaged(file, _("“{part}” must hold names and values in curly brackets", part=part))
        return data

    def _damaged(self, file: str, place: str) -> Damaged:
        copy = _free_name(self.folder / file).name
        return Damaged(
            _(
                "The file {file} beside the notebook cannot be read: {place}. Mend that place, or answer again in the "
                "form: the old file will be kept as {copy}.",
                file=file,
                place=place,
                copy=copy,
            )
        )

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Lock the files: one writer at a time, and on Windows no reader during a replacement.

        A graded copy has no other users, so it is not locked.
        """
        if grading():
            yield
            return
        with FileLock(self.folder / LOCK, timeout=PATIENCE):
            yield


def _sign(data: dict[str, Any], folder: Path) -> None:
    """Say for whom and for which edition the notebook writes: the folder may be handed in under another login."""
    try:
        head = json.loads((folder / SIDECAR).read_bytes())
        one = {"trainee": trainee(), "edition": str(head["edition"]).partition("/")[0]}
    except (OSError, ValueError, KeyError, TypeError):
        return
    of = data.get(OF)
    known = of if isinstance(of, list) else []
    if one not in known:
        data[OF] = [*known, one][-MOST_OF:]


def _empty(parts: tuple[str, ...]) -> dict[str, Any]:
    return {"format": FORMAT, **{part: {} for part in parts}}


def _free_name(path: Path) -> Path:
    n = 1
    while (free := path.with_name(f"{path.stem}.broken-{n}{path.suffix}")).exists():
        n += 1
    return free


def _copy_aside(path: Path) -> Path:
    copy = _free_name(path)
    write_atomically(copy, path.read_bytes())
    return copy


def _replace(path: Path, text: str) -> None:
    for pause in REPLACE_AGAIN:
        try:
            return write_atomically(path, text)
        except PermissionError:
            time.sleep(pause)
    return write_atomically(path, text)
