"""Running the course's own files: checks, variants and generators."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from autograder.errors import AcademyError, CourseError
from autograder.notes import Note

__all__ = ["course_code", "namespace"]


@lru_cache(maxsize=256)
def namespace(source: str, filename: str) -> dict[str, Any]:
    """Run a file of the course and return its global names. Each text runs once."""
    names: dict[str, Any] = {"__name__": filename, "__file__": filename}
    exec(compile(source, filename, "exec"), names)
    return names


@contextmanager
def course_code(name: str) -> Iterator[None]:
    """Turn any exception of the course's own code into a CourseError: the course is to blame, not the trainee."""
    try:
        yield
    except AcademyError:
        raise
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"
        raise CourseError(Note("data_not_made", name=name, detail=detail)) from error
