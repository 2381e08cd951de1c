"""What the author's commands know without importing the course format: it costs a fifth of a second at every start."""

from __future__ import annotations

from academy.cli.author import KINDS
from autograder.authoring.scaffold import BLOCKS


def test_the_kinds_offered_are_those_that_have_a_skeleton() -> None:
    assert set(KINDS) == set(BLOCKS)
