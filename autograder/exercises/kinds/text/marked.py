"""examples.toml of written work: answers of the folder with the points that they deserve, for mentors to train on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from pydantic import Field

from autograder.errors import SourceError
from autograder.near_names import did_you_mean
from autograder.source.model import Exercise, Frozen, Words
from autograder.source.toml import parse_toml
from wording.autograder import _

__all__ = ["EXAMPLES", "MarkedExample", "MarkedExamples", "lint_marked", "read_marked"]

EXAMPLES = "examples.toml"


class MarkedExample(Frozen):
    """One `[[example]]`."""

    #: `solution`, `alternatives/<name>` or `mistakes/<name>`: the answer in the exercise's folder.
    answer: str = Field(min_length=1)
    #: By line of the rubric.
    points: dict[str, float]
    #: Why these points and no others.
    reason: Words


class MarkedExamples(Frozen):
    """The whole file."""

    format: Literal[1]
    example: tuple[MarkedExample, ...] = Field(min_length=2)


def read_marked(exercise: Exercise) -> tuple[MarkedExample, ...]:
    """Return the marked examples of an exercise; none without a file. Raises SourceError for a defect of it."""
    text = exercise.files.get(EXAMPLES, "")
    return parse_toml(exercise.path / EXAMPLES, text, MarkedExamples).example if text else ()


def lint_marked(exercise: Exercise, labels: Collection[str]) -> Iterator[SourceError]:
    """Find examples of no answer, and points that the rubric does not know.

    Args:
        exercise: with its files.
        labels: of the answers that the folder holds.
    """
    rubric = next(iter(exercise.words.values())).rubric
    text = exercise.files.get(EXAMPLES, "")
    for example in read_marked(exercise):
        line = text[: max(text.find(f'"{example.answer}"'), 0)].count("\n") + 1
        place = (exercise.path / EXAMPLES, line)
        if example.answer not in labels:
            fix = did_you_mean(example.answer, sorted(labels), _("Name an answer of the folder, or solution."))
            yield SourceError(*place, _("there is no answer “{name}”", name=example.answer), fix)
        wrong = {*rubric} ^ {*example.points}
        wrong |= {name for name in {*rubric} & {*example.points} if not 0 <= example.points[name] <= rubric[name][0]}
        if wrong:
            problem = _("the points do not fit the rubric: {names}", names=", ".join(sorted(wrong)))
            yield SourceError(*place, problem, _("Give each line of the rubric points from 0 to its own."))
