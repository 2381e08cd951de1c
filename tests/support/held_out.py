"""Measure the answer keys on answers by somebody who saw none: `python -m tests.support.held_out [MODULE ...]`.

Answers are in tests/data/held_out/<module>/<exercise>.toml, each run after the lesson's setup cell with the data of a
few trainees; a folder <module>_outsider holds another person's. In place of `code` an answer may have `typed`:
code that leaves in `text` what is typed into the form below the cell. An answer that is wrong for some trainees only
carries `wrong_when`, and is left out of the rate. Letters are in <exercise>.<language>.toml: good ones must pass the
pre-check, bad ones have one fault that a machine can see.
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from autograder.exercises.data_sources import Generators
from autograder.exercises.judge import judge_answer
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.cell_ids import SETUP
from autograder.exercises.kinds.code.typed import Typed
from autograder.exercises.kinds.keyed import Keyed
from autograder.exercises.public import public
from autograder.exercises.reader import read_course
from autograder.exercises.sidecar import SIDECAR, encode
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.source.model import Course, Module, Public
from tests.support.paths import COURSE, DATA, ROOT
from wording.languages import language

__all__ = ["HELD_OUT", "Tried", "rates", "try_answers", "try_letters"]

HELD_OUT = DATA / "held_out"
TRAINEES = ("held-out-1", "held-out-2", "held-out-3")
LANG = "ru"
MEANT = ("right", "wrong", "good", "bad")
OUTSIDER = "_outsider"
"""End of the name of a folder of answers beside those of its module."""


@dataclass(frozen=True)
class Tried:
    """One held-out answer of one trainee, and what became of it."""

    exercise: str
    trainee: str
    #: "right" or "wrong", for a letter "good" or "bad", as its author meant it.
    meant: str
    #: The form or the mistake, in the author's words.
    label: str
    #: Whether a wrong answer is wrong for every trainee.
    always: bool
    verdict: Verdict

    @property
    def agrees(self) -> bool:
        return (self.verdict.state in ("right", "waiting")) == (self.meant in ("right", "good"))


def try_answers(module: str) -> Iterator[Tried]:
    """Judge every held-out answer of a folder for each of `TRAINEES`."""
    course = _course_of(module)
    for path in sorted((HELD_OUT / module).glob("*.toml")):
        answers = tomllib.loads(path.read_text("utf-8"))
        if path.suffixes != [".toml"]:
            continue
        for trainee in TRAINEES:
            with _notebook(course, course.modules[0], trainee):
                for meant in ("right", "wrong"):
                    for one in answers.get(meant, ()):
                        verdict = _judged(course, path.stem, trainee, one)
                        label, always = one.get("form") or one["mistake"], "wrong_when" not in one
                        yield Tried(path.stem, trainee, meant, label, always, verdict)


def try_letters(module: str) -> Iterator[Tried]:
    """Pre-check every held-out letter of a folder."""
    course = _course_of(module)
    for path in sorted((HELD_OUT / module).glob("*.??.toml")):
        name, lang = path.name.split(".")[:2]
        exercise = public(course.modules[0].exercise(name), lang, released=False)
        variant = _variant(course, TRAINEES[0], lang)
        letters = tomllib.loads(path.read_text("utf-8"))
        with language(lang):
            for meant in ("good", "bad"):
                for one in letters[meant]:
                    verdict = judge_answer(exercise, one["text"], variant)
                    yield Tried(path.stem, TRAINEES[0], meant, one.get("voice") or one["fault"], True, verdict)


def rates(tried: list[Tried]) -> dict[str, float]:
    """Return the shares of right answers accepted, wrong ones caught, good letters passed and bad ones stopped."""
    counted = {meant: [t for t in tried if t.meant == meant and t.always] for meant in MEANT}
    return {meant: sum(t.agrees for t in found) / len(found) for meant, found in counted.items() if found}


def _course_of(folder: str) -> Course:
    """Read the only module that the answers of a folder are about."""
    return read_course(COURSE, ROOT / "datasets", [folder.removesuffix(OUTSIDER)])


def _judged(course: Course, name: str, trainee: str, one: dict[str, str]) -> Verdict:
    module = course.modules[0]
    exercise = public(module.exercise(name), LANG, released=False)
    variant = _variant(course, trainee, LANG)
    setup = next(c.text for c in module.lessons[LANG].cells if c.type == "code" and c.name == SETUP)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        with suppress(Exception):  # a cell that fails leaves what it had assigned before, as in a notebook
            exec(compile(setup + "\n" + one.get("code", one.get("typed", "")), "answer", "exec"), namespace)
        answer = Typed(namespace["text"], LANG) if "typed" in one else namespace.get(name)
        return judge_answer(exercise, _drawn(exercise, answer, variant), variant)


def _drawn(exercise: Public, answer: Any, variant: Variant) -> Any:
    """Return the answer without items of the pool that this trainee's form does not show."""
    kind = kind_of(exercise.manifest.kind)
    if not exercise.pool or not isinstance(kind, Keyed):
        return answer
    return kind.restricted(answer, getattr(kind.drawn(exercise, variant).words, kind.pooled))


def _variant(course: Course, trainee: str, lang: str) -> Variant:
    """Return the trainee's variant of the only module, which may be an assessment with an edition of its own."""
    edition = course.edition_of(course.modules[0])
    return Variant(course.manifest.id, edition, trainee, lang, Generators(course.datasets))


@contextmanager
def _notebook(course: Course, module: Module, trainee: str) -> Iterator[None]:
    """Make the current folder look like a released module that a trainee has opened."""
    seen = {"ACADEMY_SUBMISSION_OF": trainee, "ACADEMY_CONTENT": str(ROOT), "MPLBACKEND": "Agg"}
    with tempfile.TemporaryDirectory() as folder, chdir(folder), language(LANG), pytest.MonkeyPatch.context() as patch:
        for name, value in seen.items():
            patch.setenv(name, value)
        Path(SIDECAR).write_text(encode(course, module, LANG), "utf-8")
        yield


def main() -> None:
    for module in sys.argv[1:] or sorted(p.name for p in HELD_OUT.iterdir()):
        tried = [*try_answers(module), *try_letters(module)]
        for one in tried:
            if not one.agrees:
                found = one.verdict.check or one.verdict.reason or one.verdict.state
                print(f"{one.exercise} [{one.trainee}] {one.meant}, judged {one.verdict.state} ({found}): {one.label}")
        print(module, {meant: round(rate, 4) for meant, rate in rates(tried).items()}, len(tried), "answers tried")


if __name__ == "__main__":
    main()
