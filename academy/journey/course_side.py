"""What the course says to a trainee, where its folder is reachable: due date, late work, feedback, the next module.

`academy lab` names the folder in ACADEMY_COURSE; a hub may do the same. Nothing here raises: what is not known is None,
and then nothing is said.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bs4 import BeautifulSoup

from academy.content import BUILT_COURSE
from academy.notebook.session import trainee
from autograder.building.course_folder import CourseFolder
from autograder.building.due_file import read_due_file
from autograder.files import DUE, SIDECAR, write_atomically
from autograder.gradebook.late_penalty import late_penalty_of
from autograder.submission.digest import TIMESTAMP
from autograder.submission.timestamp import parse_utc

__all__ = [
    "Feedback",
    "Late",
    "course_folder",
    "due_date",
    "feedback",
    "handed_in_at",
    "late_rule",
    "title_of",
]

PAGE = "feedback.html"
"""Name of the feedback page beside the notebook."""
MOST_PAGE_BYTES = 10 * 2**20

Late = Literal["accepted", "nothing", "less"]
"""What late work gets: all of its points, none, or fewer."""


@dataclass(frozen=True)
class Feedback:
    """A graded submission's feedback page, copied beside the notebook."""

    #: Name of the page in the notebook's folder.
    page: str
    written_at: dt.datetime
    #: Its total in words, as the page has it: “8 of 10”; empty when nothing could be graded.
    total: str
    #: The mentor's comments, each with the title of its exercise.
    comments: tuple[tuple[str, str], ...]


def course_folder() -> CourseFolder | None:
    """Return the built course, if its folder is known and there."""
    named = os.environ.get(BUILT_COURSE, "").strip()
    return CourseFolder(Path(named)) if named and Path(named).is_dir() else None


def due_date(folder: Path, module: str) -> dt.datetime | None:
    """Return when the module has to be handed in, this trainee's extension included.

    The gradebook knows it; where that is out of reach, the file that came with the notebook in `folder` says it.
    """
    course = course_folder()
    try:
        if course is not None:
            with CourseFolder.open(course.root).book() as book:
                due = book.due(module, trainee())
            return due.replace(tzinfo=dt.UTC) if due else None
    except Exception:  # no gradebook, another program's, out of reach
        return read_due_file(folder / DUE, module, trainee())
    return read_due_file(folder / DUE, module, trainee())


def late_rule() -> Late | None:
    """Return what the course does with late work. The rule is tried on ten points handed in an hour late."""
    course = course_folder()
    try:
        if course is None:
            return None
        rule = late_penalty_of(CourseFolder.open(course.root).config())
        penalty = rule(trainee(), 10.0, 3600.0) if rule else 0.0
    except Exception:  # the rule is a plugin of the course, and may ask for anything
        return None
    return "accepted" if not penalty else "nothing" if penalty >= 10 else "less"


def handed_in_at(module: str) -> dt.datetime | None:
    """Return when the work that the course has of this trainee was handed in."""
    course = course_folder()
    try:
        if course is None:
            return None
        text = (course.submission(trainee(), module) / TIMESTAMP).read_text("utf-8")
        return parse_utc(text).replace(tzinfo=dt.UTC)
    except (OSError, ValueError, OverflowError):
        return None


def feedback(folder: Path, module: str) -> Feedback | None:
    """Return the feedback on what was handed in last, from the course or from where nbgrader fetched it."""
    course = course_folder()
    name = f"{module}.html"
    found = list(folder.glob(f"feedback/*/{name}"))
    if course is not None:
        found.append(course.root / "feedback" / trainee() / module / name)
    try:
        pages = [path for path in found if path.is_file() and path.stat().st_size <= MOST_PAGE_BYTES]
        if not pages:
            return None
        newest = max(pages, key=lambda path: path.stat().st_mtime)
        content = newest.read_bytes()
        written = dt.datetime.fromtimestamp(newest.stat().st_mtime, dt.UTC)
        if not (folder / PAGE).is_file() or (folder / PAGE).read_bytes() != content:
            write_atomically(folder / PAGE, content)
        return _read(content, written)
    except OSError:
        return None


def _read(content: bytes, written: dt.datetime) -> Feedback:
    page = BeautifulSoup(content, "html.parser")
    total = page.select_one(".total .sum")
    comments = []
    for article in page.select("article"):
        heading, comment = article.select_one("h2"), article.select_one(".mentor")
        if heading and comment:
            comments.append((heading.get_text(" ", strip=True), comment.get_text("\n", strip=True)))
    return Feedback(PAGE, written, total.get_text(" ", strip=True) if total else "", tuple(comments))


def title_of(module: str) -> str:
    """Return the title of a released module; empty when it is not known, or not released yet."""
    course = course_folder()
    try:
        if course is None or not module:
            return ""
        return str(json.loads((course.root / "release" / module / SIDECAR).read_bytes()).get("title", ""))
    except (OSError, ValueError, AttributeError):
        return ""
