"""Expectations of a row in a table of cases: a value, or an error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

__all__ = ["assert_gives", "raises"]


def raises(error: type[Exception]) -> type[Exception]:
    """An expectation of a row: the call raises this error."""
    return error


def assert_gives(made: Callable[[], Any], expected: Any) -> None:
    if isinstance(expected, type):
        with pytest.raises(expected):
            made()
    else:
        found = made()
        assert found == expected
        assert type(found) is type(expected), "checks take Python's own values"
