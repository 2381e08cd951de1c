"""An error that a trainee reads as a sentence."""

from __future__ import annotations

from autograder.errors import AcademyError

__all__ = ["Told"]


class Told(AcademyError):
    """Stops the cell like any error, but IPython shows its sentence alone: our stack says nothing to a trainee."""

    def _render_traceback_(self) -> list[str]:
        """IPython's hook for what stands in place of a traceback."""
        return [str(self)]
