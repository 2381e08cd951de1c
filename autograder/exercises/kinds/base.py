"""What every kind of exercise can do."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from autograder.errors import SourceError
from autograder.exercises.kinds.cells import CellPlan
from autograder.exercises.kinds.pool import Draws
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.source.model import AnswerSpec, Exercise, Public

__all__ = ["Kind", "Shown", "Trial", "Work"]


@dataclass(frozen=True)
class Trial:
    """One answer to try when an exercise is verified."""

    #: `solution`, `stub`, `alternatives/<name>` or `mistakes/<name>`.
    label: str
    #: Source of a code cell, or what a form saves.
    answer: Any
    #: State that the verdict must have.
    must: Literal["right", "wrong", "not_attempted", "waiting"]
    #: Check that must fail first; None: any.
    check: str | None = None


class Shown(NamedTuple):
    """An answer as it is displayed to a reader."""

    #: "code" and "text": the content is one text; "list" and "steps": lines; "pairs": pairs of texts.
    form: Literal["code", "text", "list", "steps", "pairs"]
    content: Any


@dataclass(frozen=True)
class Work:
    """A graded submission, in which a kind finds the answer to an exercise."""

    #: Sources of the trainee's cells, by cell id.
    cells: Mapping[str, str]
    #: Sources of the same cells in the module's source notebook.
    source: Mapping[str, str]
    #: Answers saved by forms, by exercise.
    answers: Mapping[str, Any]
    lang: str


class Kind(ABC):
    """A kind of exercise. Subclasses hold no state; the module of each makes one object, `KIND`."""

    #: Name of its field in academy/notebook/widgets/fields/.
    field: str
    #: Whether the form below the task is the only way to answer; else a variable of the notebook answers too.
    in_form = True
    #: Whether the answer is a file beside the notebook: it is handed in by name, and nothing of it is in answers.json.
    in_folder = False
    #: Whether a person grades; the machine's checks are then a pre-check that gives no points.
    by_mentor = False
    #: Files that the exercise's folder must hold besides task.<lang>.md; `{lang}` stands for each language.
    required_files: tuple[str, ...] = ("solution.py",)
    #: Patterns of files that it may hold.
    optional_files: tuple[str, ...] = ()
    #: Keys of `answer` in module.toml that apply to it.
    answer_keys: frozenset[str] = frozenset()
    #: Those of them by which answers are judged: they do not travel with an assessment.
    judged_keys: frozenset[str] = frozenset()
    #: Sections of the task that need two entries or more, by their field in ExerciseWords.
    sections: tuple[str, ...] = ()

    @property
    def templates(self) -> Path:
        """Folder of an exercise that `academy new` copies: its files, and exercise.toml, its block of module.toml."""
        return Path(inspect.getfile(type(self))).parent / "templates"

    # For authors

    def unfit(self, answer: AnswerSpec) -> str:
        """Return what is wrong with `answer` of module.toml; empty when it suits the kind."""
        return ""

    @abstractmethod
    def lint(self, exercise: Exercise) -> Iterator[SourceError]:
        """Find defects in the files that are this kind's own. May raise SourceError for one that hides the others."""

    @abstractmethod
    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        """Return the feedback keys that task.md must have, and those that it may have."""

    @abstractmethod
    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        """Return the trials that prove the exercise: what must pass, and what must fail at which check."""

    def trials(self, exercise: Exercise, variant: Variant) -> list[Trial]:
        """Return the trials that suit what one trainee is shown: of a pool, those of the drawn items.

        Raises CourseError for a placeholder that the trainee's case does not fill.
        """
        return self.test(exercise, variant.lang)

    def worth(self, exercise: Exercise) -> float:
        """Return the share of the points in module.toml that the exercise is worth. Raises SourceError."""
        return 1.0

    # For the notebook

    def notice(self, exercise: Exercise) -> str:
        """Return what stands below the points, for the trainee and the mentor; empty for nothing."""
        return ""

    @abstractmethod
    def build(self, exercise: Exercise, lang: str) -> list[CellPlan]:
        """Plan the cells that follow the task in the source notebook."""

    def key(self, exercise: Exercise) -> dict[str, Any]:
        """Return the sealed key that travels with an exercise answered in a form."""
        return {}

    def form(self, exercise: Exercise, lang: str) -> dict[str, Any]:
        """Return what the form needs besides words. It travels with an assessment too, so it may tell no answer."""
        return {}

    def draws(self, exercise: Exercise) -> Draws:
        """Return the draws of the exercise's pool; empty without a pool."""
        return ()

    def drawn(self, exercise: Public, variant: Variant) -> Public:
        """Return the exercise with only what this trainee is shown of its pool. Drawing again changes nothing."""
        return exercise

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        """Return what the field displays, in this trainee's order."""
        return {}

    # For judging

    def from_form(self, exercise: Public, entry: Any, lang: str) -> Any:
        """Return the answer that an entry of answers.json gives; None when a variable of the notebook counts."""
        return entry

    def meant(self, exercise: Public, names: Collection[str]) -> list[str]:
        """Return which of the files beside the notebook may be the answer, of a kind whose answer is a file."""
        return []

    @abstractmethod
    def read(self, exercise: Public, raw: Any) -> Any:
        """Return the answer as plain data. Raises NotAttempted or Unreadable."""

    @abstractmethod
    def judge(self, exercise: Public, answer: Any, variant: Variant) -> Verdict:
        """Return a verdict on an answer that `read` returned."""

    # For readers of an answer and of its verdict

    def answer_in(self, exercise: Public, work: Work) -> Any:
        """Find the trainee's answer in a graded submission; None when there is none."""
        return work.answers.get(exercise.name)

    @abstractmethod
    def shown(self, exercise: Public, raw: Any) -> Shown | None:
        """Return an answer for reading, None when nothing can be displayed. Skip what does not suit the exercise."""

    def worked(self, exercise: Public, solution: Any) -> Shown | None:
        """Return a solution for reading, once it may be seen, with the reasons where the kind has any."""
        return self.shown(exercise, solution)

    def afterwards(self, exercise: Public) -> list[str]:
        """Return what is said below a right answer."""
        return []

    def how_many(self, exercise: Public, verdict: Verdict) -> str:
        """Say how many parts of a wrong answer are wrong without naming any; empty when the feedback names none."""
        return ""

    def beside(self, exercise: Public, raw: Any, variant: Variant) -> list[tuple[str, list[str]]]:
        """Return what a person who grades the answer reads beside it: titled lists of plain sentences."""
        return []

    @abstractmethod
    def missing(self, exercise: Public, raw: Any, *, defined: bool) -> str:
        """Tell a trainee who has not answered yet what is missing.

        Args:
            defined: whether the notebook has a variable of the exercise's name.
        """

    def builtin_message(self, key: str, values: Mapping[str, Any]) -> str:
        """Return the feedback of a check that no author writes. Raises KeyError for any other key."""
        raise KeyError(key)
