"""experts.toml: what experts think of each reaction to a situation, and the key that follows.

The consensus is the mean of the marks, its weight the agreement of the experts on that reaction: r_wg = 1 - s² / s²(E)
with s²(E) = (A² - 1) / 12 for a scale of A marks, 0 where they agree no better than chance (James, Demaree and Wolf
1984). How far a mean of these experts can be relied on is ICC(2,k) (Shrout and Fleiss 1979).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from autograder.exercises.scoring import Consensus
from autograder.source.model import Exercise, Frozen
from autograder.source.toml import parse_toml
from wording.languages import LANGUAGES

__all__ = ["ENOUGH", "EXPERTS", "EXPERT_ID", "MARKS", "Agreement", "Expert", "Experts", "read_experts", "situation_of"]

EXPERTS = "experts.toml"
MARKS = (1, 2, 3, 4, 5)
ENOUGH = 5
"""Independent experts from whom on a key is no draft."""
EXPERT_ID = r"^[a-z][a-z0-9_-]{0,19}$"
CHANCE = (len(MARKS) ** 2 - 1) / 12
UNKNOWN_SPREAD = 0.5
"""The spread that is taken for granted where there is one expert, who cannot show any: half a step."""
EXACT = 4

Mark = Annotated[int, Field(ge=MARKS[0], le=MARKS[-1])]


class Expert(Frozen):
    #: A code and no name: who it is stays with whoever collected the forms.
    id: str = Field(pattern=EXPERT_ID)
    date: dt.date
    #: Whether this person helped to write the situation, and so is not independent of its key.
    author: bool = False
    #: Mark of each reaction, by its key in # Items.
    marks: dict[str, Mark]


@dataclass(frozen=True)
class Agreement:
    """How well experts agree."""

    #: Reliability of the mean of all of them, ICC(2,k).
    icc: float
    #: Mean of r_wg over the reactions.
    rwg: float


class Experts(Frozen):
    """experts.toml."""

    format: Literal[1]
    #: Hash of the words that were marked: `situation_of`.
    situation: str
    expert: tuple[Expert, ...] = Field(min_length=1)

    @property
    def independent(self) -> tuple[Expert, ...]:
        return tuple(one for one in self.expert if not one.author)

    @property
    def draft(self) -> bool:
        return len(self.independent) < ENOUGH

    @property
    def counted(self) -> tuple[Expert, ...]:
        """Those whose marks make the key: authors only while there are too few others."""
        return self.expert if self.draft else self.independent

    def consensus(self) -> dict[str, Consensus]:
        """Return what the experts think, by reaction. All have marked the same reactions."""
        found = {}
        for reaction in self.counted[0].marks:
            marks = np.array([one.marks[reaction] for one in self.counted], dtype=float)
            alone = len(marks) == 1
            variance = 0.0 if alone else float(marks.var(ddof=1))
            spread = UNKNOWN_SPREAD if alone else variance**0.5
            weight = max(0.0, 1 - variance / CHANCE)
            found[reaction] = Consensus(*(round(x, EXACT) for x in (float(marks.mean()), spread, weight)))
        return found

    def agreement(self) -> Agreement | None:
        """Return how well the experts of the key agree; None where there is one."""
        if len(self.counted) == 1:
            return None
        reactions = list(self.counted[0].marks)
        table = np.array([[one.marks[reaction] for one in self.counted] for reaction in reactions], dtype=float)
        return Agreement(icc_2k(table), float(np.mean([one.weight for one in self.consensus().values()])))


def icc_2k(table: np.ndarray[Any, Any]) -> float:
    """Return ICC(2,k) of Shrout and Fleiss (1979): (BMS - EMS) / (BMS + (JMS - EMS) / n); 0 where all marks are equal.

    Args:
        table: a row for each of n targets, a column for each of k judges.
    """
    n, k = table.shape
    whole, rows, columns = table.mean(), table.mean(axis=1), table.mean(axis=0)
    between = k * ((rows - whole) ** 2).sum() / (n - 1)
    judges = n * ((columns - whole) ** 2).sum() / (k - 1)
    residual = ((table - rows[:, None] - columns[None, :] + whole) ** 2).sum() / ((n - 1) * (k - 1))
    below = between + (judges - residual) / n
    return float((between - residual) / below) if below else 0.0


def read_experts(exercise: Exercise) -> Experts:
    """Read an exercise's experts.toml. Raises SourceError."""
    return parse_toml(exercise.path / EXPERTS, exercise.files[EXPERTS], Experts)


def situation_of(exercise: Exercise) -> str:
    """Return twelve hex digits of a hash over what experts mark: the task and its reactions, in the source language."""
    words = exercise.words[LANGUAGES[0]]
    text = "\0".join((words.task, *(f"{key}\0{item}" for key, item in sorted(words.items.items()))))
    return hashlib.sha256(text.encode()).hexdigest()[:12]
