"""Check for the packages of the extra `tracker`. Trainees' machines do not have them and must not need them."""

from __future__ import annotations

from importlib.util import find_spec

from autograder.errors import AcademyError
from wording.academy import _

__all__ = ["PACKAGES", "missing_packages", "require_packages"]

PACKAGES = (
    "alembic", "icalendar", "jwt", "openbadgeslib", "typst", "xlsxwriter",
)  # fmt: skip
"""Packages of the extra, by import name. PostgreSQL's driver is left out, because only users of PostgreSQL need it."""


def missing_packages() -> tuple[str, ...]:
    """Return the packages of the extra that are not installed."""
    return tuple(name for name in PACKAGES if find_spec(name) is None)


def require_packages() -> None:
    """Raise AcademyError when the extra is not installed."""
    missing = missing_packages()
    if missing:
        raise AcademyError(
            _(
                "The tracker is not installed on this machine ({names} missing). "
                "Run: pip install 'account-academy[tracker]'",
                names=", ".join(missing),
            )
        )
