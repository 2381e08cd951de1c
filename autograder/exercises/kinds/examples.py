"""Answers that authors write to prove an exercise: files of code and texts, each naming the check that catches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from autograder.errors import SourceError
from autograder.exercises.kinds.base import Trial
from autograder.near_names import did_you_mean
from autograder.source.model import Exercise
from wording.autograder import _

__all__ = [
    "ALTERNATIVES",
    "LEAST",
    "MISTAKES",
    "example_files",
    "few_files",
    "mistake_trial",
    "no_check",
    "unnamed_check",
]

ALTERNATIVES, MISTAKES = "alternatives", "mistakes"
LEAST = {MISTAKES: 3, ALTERNATIVES: 2}
"""How many of each an exercise that a machine grades needs."""
CAUGHT_BY = "caught by:"


def example_files(exercise: Exercise, folder: str, ending: str) -> Iterator[tuple[str, str]]:
    """Yield (label, text) for the files of a folder; the label of `mistakes/inverted.py` is `mistakes/inverted`."""
    for name, text in exercise.files.items():
        if name.startswith(f"{folder}/") and name.endswith(ending):
            yield name.removesuffix(ending), text


def mistake_trial(label: str, text: str) -> Trial:
    """Return the trial of a mistake whose first line names its check: `# caught by: micros`, or an HTML comment."""
    first, _newline, rest = text.strip().partition("\n")
    check = first.partition(CAUGHT_BY)[2].removesuffix("-->").strip()
    return Trial(label, rest.strip() if check else text.strip(), "wrong", check or None)


def few_files(exercise: Exercise, ending: str) -> Iterator[SourceError]:
    """Find folders of mistakes or alternatives that hold too few files."""
    for folder, least in LEAST.items():
        if len(list(example_files(exercise, folder, ending))) < least:
            yield SourceError(
                exercise.path / folder,
                1,
                _("fewer than {n} files", n=least),
                _("Add more; the author guide says what they are for."),
            )


def unnamed_check(exercise: Exercise, trial: Trial, ending: str, checks: set[str], fix: str) -> Iterator[SourceError]:
    """Find out whether a mistake names none of the exercise's checks.

    Args:
        ending: of the mistake's file.
        fix: how to name a check in such a file.
    """
    if trial.label.startswith(f"{MISTAKES}/") and trial.check not in checks:
        yield SourceError(exercise.path / f"{trial.label}{ending}", 1, *no_check(trial.check, checks, fix))


def no_check(named: str | None, checks: Iterable[str], fix: str) -> tuple[str, str]:
    """Return problem and fix for a mistake that names no check of its exercise.

    Args:
        named: what it names.
        checks: what it may name.
        fix: how to name a check there.
    """
    if not named:
        return _("it does not name the check that catches it"), fix
    return _("the exercise has no check “{name}”", name=named), did_you_mean(named, checks, fix)
