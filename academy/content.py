"""Finding the course and the generators: in the checkout, or inside the installed packages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from autograder.errors import AcademyError
from wording.academy import _

__all__ = ["BUILT_COURSE", "course_root", "datasets_root"]

BUILT_COURSE = "ACADEMY_COURSE"
"""Environment variable with the folder of the built course, where it is reachable from a trainee's notebook."""

PACKAGE = Path(__file__).resolve().parent


def datasets_root() -> Path:
    """Return the folder of the generators: in `ACADEMY_CONTENT`, else in the checkout, else in the package.

    Raises AcademyError when there is none.
    """
    for root in _roots():
        begun = (root / "datasets").is_dir() and (
            root / "course" / "course.toml"
        ).exists()  # its first dataset is to come
        if begun or any(root.glob("datasets/*/card.toml")):
            return root / "datasets"
    raise AcademyError(
        _(
            "The generators of data are not found in {place}. Install account-academy anew or mend ACADEMY_CONTENT.",
            place=os.environ.get("ACADEMY_CONTENT") or PACKAGE,
        )
    )


def course_root() -> Path:
    """Return the folder of the course's text, which is looked for where the generators are.

    Raises AcademyError when there is none: the package that trainees install has no course.
    """
    for root in _roots():
        if (root / "course" / "course.toml").exists():
            return root / "course"
    raise AcademyError(
        _(
            "The course's text is not found in {place}. Install account-academy-course or mend ACADEMY_CONTENT.",
            place=os.environ.get("ACADEMY_CONTENT") or PACKAGE,
        )
    )


def _roots() -> Iterator[Path]:
    named = os.environ.get("ACADEMY_CONTENT")
    yield from [Path(named)] if named else [PACKAGE.parent, PACKAGE / "_content"]
