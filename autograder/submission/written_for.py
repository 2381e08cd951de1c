"""Compare the login and edition for which the notebook wrote its files with those that the folder is graded for.

The folder's name comes from the login of the system, a trainee's numbers from JUPYTERHUB_USER: where the two differ,
right answers look wrong.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from autograder.files import ANSWERS, OF, PROGRESS
from autograder.notes import Note
from autograder.submission.digest import MOST_BYTES
from wording.identity import identity

__all__ = ["written_for_notes"]

LONGEST = 60


def written_for_notes(folder: Path, trainee: str, edition: str) -> list[Note]:
    """Return a note for every login and edition in the files that is another one; none for files of earlier versions.

    Args:
        folder: as it was handed in.
        trainee: whose folder it is.
        edition: that of the module; an assessment's is that of its course.
    """
    this = edition.partition("/")[0]
    notes: list[Note] = []
    for name in (ANSWERS, PROGRESS):
        for one in _read(folder / name):
            who, written = (str(one.get(key, ""))[:LONGEST] for key in ("trainee", "edition"))
            found = []
            if who and identity(who) != identity(trainee):
                found.append(Note("file_of_another_trainee", file=name, other=who, this=trainee))
            if written not in ("", this):
                found.append(Note("file_of_another_edition", file=name, other=written, this=this))
            notes += [note for note in found if note not in notes]
    return notes


def _read(path: Path) -> list[dict[str, Any]]:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_BYTES:
        return []
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return []
    of = data.get(OF) if isinstance(data, dict) else None
    return [one for one in of if isinstance(one, dict)] if isinstance(of, list) else []
