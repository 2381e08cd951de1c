"""A mentor trains on texts that are marked already, before the texts of trainees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import AcademyError
from autograder.exercises.data_sources import Generators
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.text.marked import read_marked
from autograder.exercises.personal import personal
from autograder.exercises.public import public
from autograder.exercises.reader import read_course
from autograder.exercises.variants import Variant
from autograder.marking.rules import read_rules
from wording.autograder import _

__all__ = ["Example", "Training", "training"]


@dataclass(frozen=True)
class Example:
    """One marked text."""

    text: str
    #: By line of the rubric.
    points: dict[str, float]
    reason: str


@dataclass(frozen=True)
class Training:
    """The examples of one exercise in one language."""

    title: str
    task: str
    #: Lines of the rubric: most points and words, by name.
    rubric: dict[str, tuple[float, str]]
    examples: tuple[Example, ...]
    #: The share of lines that have to agree, and by how much one may be off.
    share: float
    off: float

    def agreeing(self, example: Example, given: Mapping[str, float]) -> set[str]:
        """Return the lines of the rubric in which somebody agrees with the agreed points."""
        return {name for name, points in example.points.items() if abs(given[name] - points) <= self.off + 1e-9}


def training(root: Path, datasets: Path, module: str, exercise: str, lang: str) -> Training:
    """Read the marked examples of an exercise from the course's text.

    Raises AcademyError for an unknown module or exercise, and for one without examples.
    """
    course = read_course(root, datasets, [module])
    found = course.module(module)
    having = {e.name: e for e in found.exercises if read_marked(e)} if found is not None else {}
    if found is None or exercise not in having:
        raise AcademyError(
            _(
                "“{name}” of {module} has no marked examples. There are: {known}.",
                name=exercise,
                module=module,
                known=", ".join(having) or "—",
            )
        )
    whole = having[exercise]
    variant = Variant(course.manifest.id, course.edition_of(found), "", lang, Generators(datasets))
    answers = {t.label: t.answer for t in kind_of(whole.manifest.kind).trials(whole, variant)}
    own = personal(public(whole, lang, released=False), variant)
    rules = read_rules({})
    return Training(
        own.words.title,
        "\n\n".join(part for part in (own.words.task, own.words.given) if part),
        dict(own.words.rubric),
        tuple(Example(answers[e.answer], e.points, e.reason.in_(lang)) for e in read_marked(whole)),
        rules.trained_share,
        rules.trained_off,
    )
