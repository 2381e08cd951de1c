"""Make a module of a course with a class of trainees who answer like the demo cohort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from academy.content import course_root, datasets_root
from academy.demo import cohort as demo
from autograder.building.build import build_course
from autograder.building.course_folder import CourseFolder
from autograder.building.release import release_module
from autograder.exercises.reader import read_course

__all__ = ["MODULE", "make_module"]

MODULE = "09_paid_ads"
LANG = "ru"


def make_module(root: Path, submissions: int, name: str = MODULE, content: Path | None = None) -> None:
    """Build and release a module and submit for a class of trainees.

    The notebooks are submitted without having been run, because a grader discards their outputs first.

    Args:
        root: Where to build.
        submissions: Number of trainees.
        name: The module.
        content: Folder of another course and its datasets, in place of our own.
    """
    course, datasets = (content / "course", content / "datasets") if content else (course_root(), datasets_root())
    build_course(course, datasets, root, LANG, only=[name])
    release_module(root, name)
    folder = CourseFolder.open(root)
    module = read_course(course, datasets, only=[name]).modules[0]
    for person in islice(_people(), submissions):
        target = folder.submission(person.login, name)
        target.parent.mkdir(parents=True)
        demo._fill(folder, module, person, LANG, target)
        (target / ".answers.lock").unlink(missing_ok=True)


def _people() -> Iterator[demo.Person]:
    """Yield the cohort again and again under new names, which decide the answers. No notebook is truncated, because
    nbgrader stops the whole run at such a one."""
    for n, person in enumerate(cycle(demo.cohort())):
        yield replace(person, login=f"{person.login}-{n:04}", cut_short=False)
