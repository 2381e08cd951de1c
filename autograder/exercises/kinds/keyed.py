"""What choice, group and order share: an answer ticked or moved in a form, compared with a sealed key.

The solution is the one assignment of solution.py; other right answers and typical wrong ones stand in mistakes.toml.
"""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from pydantic import Field

from autograder.errors import SourceError
from autograder.exercises.checks_file import MOST
from autograder.exercises.kinds.base import Kind, Trial
from autograder.exercises.kinds.cells import CellPlan
from autograder.exercises.kinds.examples import ALTERNATIVES, LEAST, MISTAKES
from autograder.exercises.scoring import PAID
from autograder.exercises.variants import Variant, random_state
from autograder.exercises.verdict import Verdict
from autograder.source.files import line_of
from autograder.source.model import Exercise, ExerciseWords, Frozen, Public
from autograder.source.toml import parse_toml
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["Example", "Examples", "Keyed", "seal", "shuffled"]

FILE = "mistakes.toml"


class Example(Frozen):
    """One table of mistakes.toml. A kind narrows the type of `answer`."""

    answer: Any
    #: Check at which a mistake must fail; an alternative has none.
    caught_by: str = ""

    def whole(self, solution: Any) -> Any:
        """Return the whole answer."""
        return self.answer


E = TypeVar("E", bound=Example)


class Examples(Frozen, Generic[E]):
    """mistakes.toml."""

    alternatives: dict[str, E] = Field(default_factory=dict)
    mistakes: dict[str, E] = Field(default_factory=dict)


class Keyed(Kind):
    """A kind whose answers consist of keys of the task's options or items."""

    optional_files = (FILE, "variants.py")
    #: Form of its mistakes.toml.
    examples: type[Examples[Any]]

    @abstractmethod
    def stray(self, words: ExerciseWords, answer: Any) -> set[str]:
        """Return the keys in an author's answer that the task does not have, or that a right answer cannot repeat."""

    @abstractmethod
    def cut(self, exercise: Public) -> float:
        """Return the share up to which an answer may be a guess; 1 when a full answer is guessed too often."""

    def build(self, exercise: Exercise, lang: str) -> list[CellPlan]:
        return [CellPlan.show(exercise), CellPlan.grade(exercise)]

    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        solution, examples = solution_of(exercise), self._examples(exercise)
        trials = [Trial("solution", solution, "right"), Trial("stub", None, "not_attempted")]
        for name, one in examples.alternatives.items():
            trials.append(Trial(f"{ALTERNATIVES}/{name}", one.whole(solution), "right"))
        for name, one in examples.mistakes.items():
            trials.append(Trial(f"{MISTAKES}/{name}", one.whole(solution), "wrong", one.caught_by or None))
        return trials

    def _examples(self, exercise: Exercise) -> Examples[Any]:
        return parse_toml(exercise.path / FILE, exercise.files.get(FILE, ""), self.examples)

    def accepted(self, exercise: Exercise) -> list[Any]:
        """Return the answers that get full marks: the solution and every alternative."""
        return [trial.answer for trial in self.test(exercise, LANGUAGES[0]) if trial.must == "right"]

    def verdict(self, exercise: Public, share: float, check: str | None, **values: Any) -> Verdict:
        """Return a verdict that gives a share of the points.

        Args:
            check: the failed check, None for a right answer.
            values: for the placeholders of the feedback.
        """
        if check is None:
            return Verdict(exercise.name, "right", exercise.points, exercise.points)
        return Verdict(
            exercise.name,
            "wrong",
            round(min(share, MOST) * exercise.points, 2),
            exercise.points,
            check=check,
            values=values,
        )

    def lint(self, exercise: Exercise) -> Iterator[SourceError]:
        path, examples = exercise.path / FILE, self._examples(exercise)
        if exercise.part == "assessment" and self.cut(self._keyed(exercise)) >= 1:
            yield SourceError(
                exercise.path / f"task.{LANGUAGES[0]}.md",
                1,
                _("a full answer is guessed more often than {percent}% of the time", percent=round(100 * PAID)),
                _("Add options or items, let several be right, or accept fewer answers."),
            )
        for table, least in LEAST.items():
            found: dict[str, Example] = getattr(examples, table)
            if len(found) < least:
                fix = _("Add more; the author guide says what they are for.")
                yield SourceError(path, 1, _("fewer than {n} tables under [{table}]", n=least, table=table), fix)
            for name, one in found.items():
                yield from (
                    SourceError(path, line_of(path, f"[{table}.{name}"), f"{table}.{name}: {problem}", fix)
                    for problem, fix in self._defects(exercise, one, mistake=table == MISTAKES)
                )

    def _keyed(self, exercise: Exercise) -> Public:
        """Return what `cut` needs of an exercise."""
        return Public(manifest=exercise.manifest, words=exercise.words[LANGUAGES[0]], key=self.key(exercise))

    def _defects(self, exercise: Exercise, one: Example, *, mistake: bool) -> Iterator[tuple[str, str]]:
        """Yield (problem, fix) for one table of mistakes.toml."""
        lang = LANGUAGES[0]
        need, may = self.feedback_keys(exercise, lang)
        if mistake and one.caught_by not in need | may:
            yield _("it does not name the check that catches it"), _('Write caught_by = "<check>".')
        if not mistake and one.caught_by:
            yield _("no check catches a right answer"), _("Delete caught_by, or move the table to [mistakes].")
        answer = one.whole(solution_of(exercise))
        for key in sorted(self.stray(exercise.words[lang], answer)):
            yield _("“{key}” is not in the task, or stands twice", key=key), _("Use the keys of the task.")


def solution_of(exercise: Exercise) -> Any:
    """Return the value that solution.py assigns. Raises SourceError when there is none."""
    names: dict[str, Any] = {}
    path = exercise.path / "solution.py"
    try:
        exec(compile(exercise.solution, str(path), "exec"), names)
        return names[exercise.name]
    except Exception as error:
        fix = _("Write one assignment: {name} = …", name=exercise.name)
        raise SourceError(path, 1, f"{type(error).__name__}: {error}", fix) from error


def seal(exercise: str, *parts: object) -> str:
    """Return a hash by which a notebook recognises an answer without holding it in words."""
    return hashlib.sha256("\0".join((exercise, *map(str, parts))).encode()).hexdigest()[:16]


def shuffled(keys: list[str], exercise: Public, variant: Variant) -> list[str]:
    """Return the keys in this trainee's order."""
    rng = random_state(variant.course, variant.edition, f"{exercise.name}/order", variant.trainee)
    return [keys[i] for i in rng.permutation(len(keys))]
