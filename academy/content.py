"""Finding the course and the generators: in the checkout, or inside the installed package."""

from __future__ import annotations

import os
from pathlib import Path

from autograder.errors import AcademyError
from wording.academy import _

__all__ = ["content_root"]


def content_root() -> Path:
    """Return the folder of `course/` and `datasets/`: `ACADEMY_CONTENT`, else the checkout, else the package's copy.

    Raises AcademyError when there is none.
    """
    package = Path(__file__).resolve().parent
    named = os.environ.get("ACADEMY_CONTENT")
    for root in [Path(named)] if named else [package.parent, package / "_content"]:
        if (root / "course" / "course.toml").exists():
            return root
    raise AcademyError(
        _(
            "The course is not found in {place}. Install account-academy anew or mend ACADEMY_CONTENT.",
            place=named or package,
        )
    )
