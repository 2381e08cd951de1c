"""What choice, group and order share: an answer ticked or moved in a form, compared with a sealed key.

The solution is the one assignment of solution.py; other right answers and typical wrong ones stand in mistakes.toml.
With a pool.toml each trainee is shown a few of the options or items, and only those are read and judged.
"""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, Generic, TypeVar

from pydantic import Field

from autograder.errors import SourceError
from autograder.exercises.checks_file import MOST
from autograder.exercises.kinds.base import Kind, Trial
from autograder.exercises.kinds.cells import CellPlan
from autograder.exercises.kinds.examples import ALTERNATIVES, LEAST, MISTAKES, no_check
from autograder.exercises.kinds.pool import POOL, Draws, Pool, draws_of, other_keys, read_pool, too_few
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


MOST_GUESSABLE = 0.2
"""Share of a pool's draws whose full answer may be guessed often: so few leave the mean pay of guessing at `PAID`."""


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

    optional_files: tuple[str, ...] = (FILE, "variants.py", POOL)
    #: The field of ExerciseWords that a pool is drawn from.
    pooled: str
    #: Form of its mistakes.toml.
    examples: type[Examples[Any]]

    @abstractmethod
    def stray(self, words: ExerciseWords, answer: Any) -> set[str]:
        """Return the keys in an author's answer that the task does not have, or that a right answer cannot repeat."""

    @abstractmethod
    def cut(self, exercise: Public) -> float:
        """Return the share up to which an answer may be a guess; 1 when a full answer is guessed too often."""

    @abstractmethod
    def only(self, exercise: Public, keys: Collection[str]) -> Public:
        """Return the exercise with no other options or items than these, in its words and in its key."""

    @abstractmethod
    def restricted(self, answer: Any, keys: Collection[str]) -> Any:
        """Return an author's answer without what it says of other options or items than these; falsy for nothing."""

    @abstractmethod
    def right(self, exercise: Public, answer: Any) -> bool:
        """Return whether an author's answer about the items of an exercise gets full marks."""

    def tells_apart(self, exercise: Public, keys: Collection[str], methods: Collection[Any]) -> bool:
        """Return whether some items can be asked, and no typical wrong way of working answers them rightly."""
        asked = self.only(exercise, keys)
        return self.askable(asked) and not any(self.right(asked, self.restricted(one, keys)) for one in methods)

    def askable(self, exercise: Public) -> bool:
        """Return whether an exercise that `only` returned has a right answer and leaves a choice."""
        return True

    def solution(self, exercise: Exercise) -> Any:
        """Return the answer that the exercise's folder holds. Raises SourceError."""
        return solution_of(exercise)

    def build(self, exercise: Exercise, lang: str) -> list[CellPlan]:
        return [CellPlan.show(exercise), CellPlan.grade(exercise)]

    def draws(self, exercise: Exercise) -> Draws:
        """Return the draws of pool.toml.

        Raises SourceError when the task has other keys, and when no draw can be asked.
        """
        pool = read_pool(exercise)
        if pool is None:
            return ()
        for defect in other_keys(exercise, pool, getattr(exercise.words[LANGUAGES[0]], self.pooled)):
            raise defect
        solution, mistakes = self.solution(exercise), self._examples(exercise).mistakes
        for name in sorted(set(pool.methods) - set(mistakes)):
            problem = _("“{name}” is no mistake of mistakes.toml", name=name)
            fix = _("Name a table of [mistakes], or delete it.")
            raise SourceError(exercise.path / POOL, line_of(exercise.path / POOL, name), problem, fix)
        methods = tuple(mistakes[name].whole(solution) for name in pool.methods)
        found = _draws(self, exercise.name, _Drawable(self._keyed(exercise, draws=False), pool, methods))
        if not found:
            problem = _("no draw leaves both right and wrong answers")
            raise SourceError(exercise.path / POOL, 1, problem, _("Draw more, or add items of the other sort."))
        return found

    def drawn(self, exercise: Public, variant: Variant) -> Public:
        if not exercise.pool:
            return exercise
        rng = random_state(variant.course, variant.edition, f"{exercise.name}/pool", variant.trainee)
        return self.only(exercise, self._keys_of(exercise)[int(rng.randint(len(exercise.pool), dtype="int64"))])

    def _keys_of(self, exercise: Public) -> list[set[str]]:
        """Return the keys of each draw."""
        keys = sorted(getattr(exercise.words, self.pooled))
        return [{keys[place] for place in draw} for draw in exercise.pool]

    def guessable(self, exercise: Public) -> bool:
        """Return whether a full answer is guessed too often: for every trainee, or with a pool for too many."""
        if not exercise.pool:
            return self.cut(exercise) >= 1
        often = [self.cut(self.only(exercise, keys)) >= 1 for keys in self._keys_of(exercise)]
        return sum(often) > MOST_GUESSABLE * len(often)

    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        solution, examples = self.solution(exercise), self._examples(exercise)
        trials = [Trial("solution", solution, "right"), Trial("stub", None, "not_attempted")]
        for name, one in examples.alternatives.items():
            trials.append(Trial(f"{ALTERNATIVES}/{name}", one.whole(solution), "right"))
        for name, one in examples.mistakes.items():
            trials.append(Trial(f"{MISTAKES}/{name}", one.whole(solution), "wrong", one.caught_by or None))
        return trials

    def trials(self, exercise: Exercise, variant: Variant) -> list[Trial]:
        """Return the trials for the drawn items. A mistake about other items is left out.

        One that another check catches now, because the item of its own was not drawn, may fail at any check.
        """
        trials = self.test(exercise, variant.lang)
        if POOL not in exercise.files:
            return trials
        public = self.drawn(self._keyed(exercise), variant)
        keys, found = getattr(public.words, self.pooled), []
        for trial in trials:
            answer = None if trial.answer is None else self.restricted(trial.answer, keys)
            if trial.must == "wrong":
                verdict = self.judge(public, self._as_read(answer), variant) if answer else None
                if verdict is None or verdict.state != "wrong":
                    continue
                trial = trial if trial.check == verdict.check else replace(trial, check=None)
            found.append(replace(trial, answer=answer))
        return found

    def _as_read(self, answer: Any) -> Any:
        """Return an author's answer as `read` gives a trainee's."""
        return answer

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
        for key in sorted(self.stray(exercise.words[LANGUAGES[0]], self.solution(exercise))):
            problem = _("“{key}” is not in the task, or stands twice", key=key)
            yield SourceError(exercise.path / "solution.py", 1, problem, _("Use the keys of the task."))
        yield from self._pool_defects(exercise)
        yield from self.guessed(exercise)
        for table in LEAST:
            found: dict[str, Example] = getattr(examples, table)
            # A form may have one right answer: alternatives written to fill a number would be doubtful ones.
            least = LEAST[MISTAKES] if table == MISTAKES else 0
            if len(found) < least:
                fix = _("Add more; the author guide says what they are for.")
                yield SourceError(path, 1, _("fewer than {n} tables under [{table}]", n=least, table=table), fix)
            for name, one in found.items():
                yield from (
                    SourceError(path, line_of(path, f"[{table}.{name}"), f"{table}.{name}: {problem}", fix)
                    for problem, fix in self._defects(exercise, one, mistake=table == MISTAKES)
                )

    def guessed(self, exercise: Exercise) -> Iterator[SourceError]:
        """Find a form of an assessment whose full answer is guessed too often."""
        if exercise.part == "assessment" and self.guessable(self._keyed(exercise)):
            yield SourceError(
                exercise.path / f"task.{LANGUAGES[0]}.md",
                1,
                _("a full answer is guessed more often than {percent}% of the time", percent=round(100 * PAID)),
                _("Add options or items, let several be right, or accept fewer answers."),
            )

    def _pool_defects(self, exercise: Exercise) -> Iterator[SourceError]:
        """Yield the defects of pool.toml: of its items, and of what is drawn."""
        pool = read_pool(exercise)
        if pool is None:
            return
        path, keys = exercise.path / POOL, getattr(exercise.words[LANGUAGES[0]], self.pooled)
        yield from too_few(exercise, pool)
        if defects := list(other_keys(exercise, pool, keys)):
            yield from defects
            return
        self.draws(exercise)  # raises SourceError for items of which no draw can be asked
        if exercise.part == "assessment" and self._sections_tell(exercise, pool):
            yield SourceError(
                path,
                1,
                _("the sections are the answer: what is right for one item of a section is right for all"),
                _("Let sections be topics, with different right answers in each."),
            )

    def _sections_tell(self, exercise: Exercise, pool: Pool) -> bool:
        """Return whether each section has one right answer: who found out the sections would know them."""
        members: dict[str, set[str]] = {}
        for key, item in pool.item.items():
            members.setdefault(item.section, set()).add(key)
        whole = self._keyed(exercise)
        return len(members) > 1 and all(not self.askable(self.only(whole, keys)) for keys in members.values())

    def _keyed(self, exercise: Exercise, *, draws: bool = True) -> Public:
        """Return what `cut` and `judge` need of an exercise.

        Args:
            draws: its pool too.
        """
        lang, pool = LANGUAGES[0], self.draws(exercise) if draws else ()
        words, form = exercise.words[lang], self.form(exercise, lang)
        return Public(manifest=exercise.manifest, words=words, key=self.key(exercise), form=form, pool=pool)

    def _defects(self, exercise: Exercise, one: Example, *, mistake: bool) -> Iterator[tuple[str, str]]:
        """Yield (problem, fix) for one table of mistakes.toml."""
        lang = LANGUAGES[0]
        need, may = self.feedback_keys(exercise, lang)
        if mistake and one.caught_by not in need | may:
            yield no_check(one.caught_by, need | may, _('Write caught_by = "<check>".'))
        if not mistake and one.caught_by:
            yield _("no check catches a right answer"), _("Delete caught_by, or move the table to [mistakes].")
        answer = one.whole(self.solution(exercise))
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


@lru_cache(maxsize=100_000)
def seal(exercise: str, *parts: object) -> str:
    """Return a hash by which a notebook recognises an answer without holding it in words."""
    return hashlib.sha256("\0".join((exercise, *map(str, parts))).encode()).hexdigest()[:16]


def shuffled(keys: list[str], exercise: Public, variant: Variant, of: str = "order") -> list[str]:
    """Return the keys in this trainee's order.

    Args:
        of: which list of the form; two lists in one order would show what belongs together.
    """
    rng = random_state(variant.course, variant.edition, f"{exercise.name}/{of}", variant.trainee)
    return [keys[i] for i in rng.permutation(len(keys))]


class _Drawable:
    """A pool with the exercise that it belongs to. Equal when their contents are, so that draws are made once."""

    def __init__(self, exercise: Public, pool: Pool, methods: tuple[Any, ...]) -> None:
        self.exercise, self.pool, self.methods = exercise, pool, methods
        self._content = exercise.model_dump_json() + pool.model_dump_json() + repr(methods)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Drawable) and self._content == other._content

    def __hash__(self) -> int:
        return hash(self._content)


@lru_cache(maxsize=256)
def _draws(kind: Keyed, name: str, drawable: _Drawable) -> Draws:
    return draws_of(drawable.pool, name, lambda keys: kind.tells_apart(drawable.exercise, keys, drawable.methods))
