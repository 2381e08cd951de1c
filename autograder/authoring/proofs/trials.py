"""Run trials: solutions and alternatives pass, stubs fail, each mistake fails the check that it names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import Any

from autograder.authoring.proofs.change_detector import ChangeDetector
from autograder.exercises.checks_file import author_checks
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.base import Kind, Trial
from autograder.exercises.kinds.cell_ids import SETUP
from autograder.exercises.public import public
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.exercises.wording import message
from autograder.source.model import Exercise, Module, Public

__all__ = ["Subject", "applies", "given", "trial_defects"]


def applies(trial: Trial) -> bool:
    """Return whether a trial is tried in full: a mistake fails at the check that it names."""
    return trial.must != "wrong" or trial.check is not None


@dataclass(frozen=True)
class Subject:
    """An exercise in one language, read once for all its trials."""

    exercise: Exercise
    whole: Public
    released: Public
    #: Whether what a trainee gets judges otherwise: of practice, when a check is hidden.
    differs: bool
    #: The code of the lesson's setup cell.
    setup: str

    @classmethod
    def of(cls, module: Module, exercise: Exercise, lang: str) -> Subject:
        whole, released = (public(exercise, lang, released=released) for released in (False, True))
        hides = bool(exercise.checks) and any(check.hidden for check in author_checks(exercise))
        cells = module.lessons[lang].cells
        setup = next(c.text for c in cells if c.type == "code" and c.name == SETUP)
        return cls(exercise, whole, released, exercise.part == "practice" and hides, setup)

    @property
    def kind(self) -> Kind:
        return kind_of(self.exercise.manifest.kind)


def given(subject: Subject, trial: Trial, variant: Variant) -> Any:
    """Return what a trial hands in: what a form saves, or the variable that its code leaves in the notebook."""
    if subject.kind.in_form:
        return trial.answer
    return _run(subject.setup, trial.answer).get(subject.exercise.name)


def trial_defects(subject: Subject, trial: Trial, given: Any, variant: ChangeDetector) -> Iterator[tuple[str, str]]:
    """Yield (expected, got) for each way in which a trial does not end as it must."""
    try:
        whole = subject.kind.drawn(subject.whole, variant)
        full = judge_answer(whole, given, variant)
        released = judge_answer(subject.released, given, variant) if subject.differs else full
    except Exception as error:
        yield trial.must, f"{type(error).__name__}: {error}"
        return
    if changed := variant.changed():
        yield "checks that change nothing", f"a check changed {', '.join(changed)}"
    expected = trial.must + (f" at {trial.check}" if trial.check else "")
    got = (
        full.state
        + "".join(f" at {one.check} {dict(one.values)}" for one in full.failed)
        + (f" ({full.reason})" if full.reason else "")
    )
    if full.state != trial.must or (trial.check and trial.check not in _names(full)):
        yield expected, got
        return
    if full.state == "right" and full.points != whole.points:
        yield f"{whole.points} points", f"{full.points} points"
    seen = (full.state, _names(full), full.points)
    if not full.hidden and (released.state, _names(released), released.points) != seen:
        yield expected, f"{released.state} at {', '.join(_names(released))}, {released.points} points, as released"
    if full.state == "wrong":
        try:
            words = message(full, whole, variant.lang)
        except (KeyError, IndexError, ValueError) as error:
            yield f"feedback for {full.check}", f"{type(error).__name__}: {error}"
        else:
            if not words.strip():
                yield f"feedback for {full.check}", "no words"


def _names(verdict: Verdict) -> list[str]:
    """Return the checks that failed; a text has several."""
    return [one.check for one in verdict.failed]


def _run(setup: str, source: str) -> dict[str, Any]:
    """Run the setup cell and an answer cell; return the namespace of the notebook."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        exec(compile(setup, "setup", "exec"), namespace)
        exec(compile(source, "answer", "exec"), namespace)
    return namespace
