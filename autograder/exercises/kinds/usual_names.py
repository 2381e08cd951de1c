"""Recognise a file that we ask for under the name that a browser, a mail program or a file manager gave it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from autograder.notes import Note

__all__ = ["is_usual_name", "under_usual_names"]

_NUMBER = r"[ _-]?(?:\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}(?!\d))"
_COPY = r"[ _]*[-–—]?[ _]*\(?(?:копия|copy)(?:[ _-]*\(?\d{1,3}\)?)?\)?"
_BEFORE = r"(?:(?:копия|copy of|copy)[ _]*(?:\(\d{1,3}\)[ _]*)?[-–—]?[ _]*)?"
_TAIL = r"(?:\.(?:txt|download|\d{1,3})|[ _]?\(\d{1,3}\))"
_MOST_NAMED = 10


def is_usual_name(name: str, wanted: str) -> bool:
    """Return True for "answers (1).json", "answers.json.txt", "Копия answers.json" and the like of "answers.json"."""
    stem, _dot, suffix = wanted.rpartition(".")
    stem, suffix = re.escape(stem.casefold()), re.escape(f".{suffix}".casefold())
    pattern = rf"{_BEFORE}{stem}(?:{_COPY}|{_NUMBER}){{0,3}}(?:{suffix}){{1,2}}{_TAIL}{{0,2}}"
    plain = " ".join(unicodedata.normalize("NFC", name).replace("\u00a0", " ").casefold().split())
    return re.fullmatch(pattern, plain) is not None


def under_usual_names(files: dict[str, bytes], wanted: Iterable[str]) -> tuple[dict[str, bytes], list[Note]]:
    """Give wanted files their right names where the folder holds them under usual ones. Returns also notes.

    The right name wins. Of several files with other contents none is taken, because nobody but the trainee knows which
    one counts.
    """
    found, notes = dict(files), []
    for right in wanted:
        others = sorted(name for name in files if name != right and "/" not in name and is_usual_name(name, right))
        contents = {files[name] for name in others}
        if right in files:
            if others and contents != {files[right]}:
                notes.append(Note("files_ignored", names=", ".join(others[:_MOST_NAMED]), right=right))
        elif len(contents) == 1:
            found[right] = found.pop(others[0])
            notes.append(Note("file_renamed", name=others[0], right=right))
        elif contents:
            notes.append(Note("files_several", names=", ".join(others[:_MOST_NAMED]), right=right))
    return found, notes
