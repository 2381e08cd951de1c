"""The error of notebook functions."""

from __future__ import annotations

from autograder.errors import AcademyError

__all__ = ["NotebookError"]


class NotebookError(AcademyError):
    """Stops the cell like any error, but IPython displays its message alone: our stack does not help a trainee."""

    def _render_traceback_(self) -> list[str]:
        """Return what IPython displays in place of a traceback."""
        return [str(self)]
