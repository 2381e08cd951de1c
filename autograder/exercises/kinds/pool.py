"""Pools: of many options or items each trainee is shown a few, balanced by section and difficulty.

What travels with a notebook is a list of draws, of which the trainee's seed picks one. Sections and difficulties stay
with the author, because a balanced draw computed from them in the notebook would show which items are alike.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Literal

import numpy as np
from pydantic import Field

from autograder.errors import SourceError
from autograder.exercises.variants import random_state
from autograder.source.files import line_of
from autograder.source.model import Exercise, Frozen
from autograder.source.toml import parse_toml
from wording.autograder import _

__all__ = ["POOL", "Draws", "Pool", "draws_of", "other_keys", "read_pool", "too_few"]

POOL = "pool.toml"
LEAST_FOR_EACH_DRAWN = 2.5
DRAWS = 256
TRIES = 20
"""How many times `DRAWS` draws are tried, when some are refused or repeat an earlier one."""

Draws = tuple[tuple[int, ...], ...]
"""Draws of a pool: each the places of the drawn keys among all keys, sorted by name."""


class PoolItem(Frozen):
    section: str = Field(min_length=1)
    #: 1 is easy.
    difficulty: Literal[1, 2, 3]


class Pool(Frozen):
    """pool.toml."""

    #: How many items a trainee is shown.
    draw: int = Field(ge=2)
    #: Mistakes of mistakes.toml that are ways of working: no draw is one of which such a way makes a right answer.
    methods: tuple[str, ...] = ()
    item: dict[str, PoolItem]


def read_pool(exercise: Exercise) -> Pool | None:
    """Read an exercise's pool.toml; None without one. Raises SourceError."""
    source = exercise.files.get(POOL, "")
    return parse_toml(exercise.path / POOL, source, Pool) if source else None


def draws_of(pool: Pool, name: str, fits: Callable[[Collection[str]], bool]) -> Draws:
    """Return different draws, up to `DRAWS`, the same for the same pool. Empty when none fits.

    Args:
        pool: the items.
        name: of the exercise, for the seed.
        fits: whether an exercise with only these items can be asked.
    """
    rng = random_state("", "", f"{name}/draws", "")
    place = {key: n for n, key in enumerate(sorted(pool.item))}
    found: dict[tuple[int, ...], None] = {}
    for _try in range(TRIES * DRAWS):
        drawn = _balanced(pool, rng)
        if fits(drawn):
            found[tuple(sorted(place[key] for key in drawn))] = None
        if len(found) == DRAWS:
            break
    return tuple(found)


def _balanced(pool: Pool, rng: np.random.RandomState) -> list[str]:
    """Draw by systematic sampling: every n-th item from a random one on.

    The items stand by section in random order, within a section by difficulty, rising in one and falling in the next.
    So each section and, within it, each difficulty gets its share up to one item, and all items are equally likely.
    """
    sections = sorted({item.section for item in pool.item.values()})
    ordered: list[str] = []
    for n, s in enumerate(rng.permutation(len(sections))):
        members = sorted(key for key, item in pool.item.items() if item.section == sections[s])
        members = [members[i] for i in rng.permutation(len(members))]
        ordered += sorted(members, key=lambda key: pool.item[key].difficulty, reverse=n % 2 == 1)
    step = len(ordered) / pool.draw
    start = rng.uniform(0, step)
    return [ordered[int(start + k * step)] for k in range(pool.draw)]


def other_keys(exercise: Exercise, pool: Pool, keys: Collection[str]) -> Iterator[SourceError]:
    """Find items that only the pool has, or only the task.

    Args:
        keys: of the task's options or items.
    """
    path = exercise.path / POOL
    for key in sorted(set(pool.item) ^ set(keys)):
        yield SourceError(
            path,
            line_of(path, f"[item.{key}]"),
            _("“{key}” stands in the pool or in the task, and not in both", key=key),
            _("Let both have the same keys."),
        )


def too_few(exercise: Exercise, pool: Pool) -> Iterator[SourceError]:
    """Find out whether a pool is too small for two trainees to be shown different items."""
    path, n, least = exercise.path / POOL, len(pool.item), LEAST_FOR_EACH_DRAWN * pool.draw
    if n < least:
        yield SourceError(
            path,
            line_of(path, "draw"),
            _("{n} items, and {draw} are drawn: at least {least:g} are needed", n=n, draw=pool.draw, least=least),
            _("Add items, or draw fewer."),
        )
