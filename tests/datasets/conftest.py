"""What the tests of this folder share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from wording.languages import language


@pytest.fixture
def english() -> Iterator[None]:
    """Messages in English, so that their words can be looked for."""
    with language("en"):
        yield
