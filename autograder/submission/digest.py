"""List and hash the files of a submission. Needs no package, so that a coordinator starts at once."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from autograder.files import ASSETS

__all__ = ["MOST_BYTES", "SECRET", "TIMESTAMP", "files_of", "submission_digest"]

MOST_BYTES = 100 * 2**20
"""Largest submission that is accepted."""

TIMESTAMP = "timestamp.txt"
"""File with the time of the submission, written by nbgrader."""

SECRET = "submission_secret.txt"  # noqa: S105  the name of a file, not a secret
"""File by which a trainee finds the feedback in nbgrader's exchange. nbgrader writes another one at every hand-in."""

IGNORED = frozenset({".ipynb_checkpoints", "__pycache__", ".answers.lock"})


def files_of(folder: Path) -> list[Path]:
    """Return the regular files. Links are left out, because a link could lead to files that are not the trainee's."""
    found = []
    for here, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(n for n in folders if n not in IGNORED)
        found += [p for n in sorted(names) if n not in IGNORED and _is_plain(p := Path(here, n))]
    return found


def _is_plain(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:  # the path is too long for the system
        return False


def submission_digest(folder: Path) -> str:
    """Hash everything in a submission that can change its grade. A link could lead anywhere, so it counts as empty.

    A file above the limit counts by its size alone: the submission is refused whatever the file holds, and a sparse
    file of terabytes would take hours to read.
    """
    total = hashlib.sha256()
    for path in files_of(folder) if folder.is_dir() and not folder.is_symlink() else []:
        if path == folder / SECRET:
            continue
        if path.relative_to(folder).parts[0] == ASSETS:  # grading takes the course's own
            continue
        total.update(path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape") + b"\0")
        if (size := path.stat().st_size) > MOST_BYTES:
            total.update(str(size).encode())
            continue
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()
