"""Write beside a feedback page when its work arrived and by which secret the trainee finds the page in the exchange.

`nbgrader release_feedback` reads both files beside every page, and stops at the first that lacks one. nbgrader's own
feedback gets them with the graded copy.
"""

from __future__ import annotations

import re
import secrets
from pathlib import Path

from autograder.files import write_atomically
from autograder.submission.digest import SECRET, TIMESTAMP
from autograder.submission.folder import readable_time
from autograder.submission.timestamp import parse_utc

__all__ = ["write_arrival"]

FORM = re.compile(r"[!-~]{1,500}")
"""What is taken for a secret. nbgrader writes 128 hexadecimal digits, and would stop at bytes that are no text."""
MOST_BYTES = 500


def write_arrival(beside: Path, work: Path) -> None:
    """Write the time and the secret of the submission in `work` into the folder of its feedback page.

    Work that came another way has no secret. It gets one that nobody knows, so that the pages of others are released;
    its own page has to be sent. The secret stays while the work does, or each release would leave one more page.
    """
    stamp, secret = _time(work / TIMESTAMP), _secret(work / SECRET)
    if not secret and _text(beside / TIMESTAMP) == stamp:
        secret = _secret(beside / SECRET)
    for name, text in ((TIMESTAMP, stamp), (SECRET, secret or secrets.token_hex(64))):
        if _text(beside / name) != text:
            write_atomically(beside / name, text)


def _time(path: Path) -> str:
    """Return the time in nbgrader's own form; empty, which nbgrader takes as unknown, when it cannot be read."""
    return f"{parse_utc(path.read_text('utf-8')):%Y-%m-%d %H:%M:%S.%f} UTC" if readable_time(path) else ""


def _secret(path: Path) -> str:
    found = _text(path)
    return found if found and FORM.fullmatch(found) else ""


def _text(path: Path) -> str | None:
    """Return the content of a small text file; None for anything else."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        return path.read_bytes().decode("ascii")
    except (OSError, UnicodeDecodeError):
        return None
