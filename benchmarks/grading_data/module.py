"""A module of ours with a class of trainees who answer as the people of the demo cohort do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from academy.content import content_root
from academy.demo import cohort as demo
from autograder.building.build import build_course
from autograder.building.course_folder import CourseFolder
from autograder.building.release import release_module
from autograder.exercises.reader import read_course

__all__ = ["MODULE", "make_module"]

MODULE = "09_paid_ads"
LANG = "ru"


def make_module(root: Path, submissions: int, name: str = MODULE, content: Path | None = None) -> None:
    """Build and release a module in `root` and hand in for `submissions` trainees. content: ours, or another course's.

    The notebooks have not been run: a grader throws their outputs away before anything else.
    """
    content = content or content_root()
    build_course(content / "course", content / "datasets", root, LANG, only=[name])
    release_module(root, name)
    folder = CourseFolder.open(root)
    module = read_course(content / "course", content / "datasets", only=[name]).modules[0]
    for person in islice(_people(), submissions):
        target = folder.submission(person.login, name)
        target.parent.mkdir(parents=True)
        demo._fill(folder, module, person, LANG, target)
        (target / ".answers.lock").unlink(missing_ok=True)


def _people() -> Iterator[demo.Person]:
    """The cohort over and over, each time under other names, which change who answers what. No file arrives cut short:
    nbgrader gives up the whole run at such a one."""
    for n, person in enumerate(cycle(demo.cohort())):
        yield replace(person, login=f"{person.login}-{n:04}", cut_short=False)
