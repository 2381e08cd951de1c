"""Whether this machine has what the tracker needs: a trainee's does not, and must not."""

from __future__ import annotations

from importlib.util import find_spec

from autograder.errors import AcademyError
from wording.academy import _

__all__ = ["PACKAGES", "missing_packages", "need_packages"]

PACKAGES = (
    "alembic", "cryptography", "icalendar", "jwt", "openbadgeslib", "openpyxl", "typst", "xlsxwriter",
)  # fmt: skip
"""What the extra `tracker` installs, by import name; the driver of PostgreSQL is missed only by who uses that."""


def missing_packages() -> tuple[str, ...]:
    """Packages of the tracker that this machine lacks: a trainee's needs none of them."""
    return tuple(name for name in PACKAGES if find_spec(name) is None)


def need_packages() -> None:
    """Raise AcademyError where the extra is not installed."""
    missing = missing_packages()
    if missing:
        raise AcademyError(
            _(
                "The tracker is not installed on this machine ({names} missing). "
                "Run: pip install 'account-academy[tracker]'",
                names=", ".join(missing),
            )
        )
