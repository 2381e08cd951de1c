"""Fixtures of the tests of datasets and readers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from wording.languages import language


@pytest.fixture
def english() -> Iterator[None]:
    """Use English messages, so that tests can look for their words."""
    with language("en"):
        yield
