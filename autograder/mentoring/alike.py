"""Note work that is alike: the same text or nearly, the same code, an answer that is right for somebody else's numbers.

It accuses nobody. People learn together, quote the same letter, mix up files; what it means only they can say.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.building.course_folder import CourseFolder
from autograder.errors import AcademyError, CourseError
from autograder.exercises.checks_file import expected_of
from autograder.exercises.course_code import course_code
from autograder.exercises.data_sources import Generators
from autograder.exercises.kinds import kind_of
from autograder.exercises.kinds.base import Work
from autograder.exercises.sidecar import Sidecar
from autograder.exercises.variants import call_with
from autograder.mentoring.likeness import AlikeRules, alike_rules, texts_alike
from autograder.source.model import Public
from autograder.submission.answers_file import read_answers
from autograder.submission.nbgrader_rules import grade_id
from wording.autograder import _
from wording.identity import identity

__all__ = ["Alike", "AlikeWork", "find_alike", "sentence"]


@dataclass(frozen=True)
class Alike:
    """Work of several people that is alike."""

    #: `text`: of one exercise. `code`: all that was written in cells. `numbers`: an answer of the first is right for
    #: the numbers of the second, and not for their own.
    what: str
    people: tuple[str, ...]
    #: Title of the exercise; empty for code.
    exercise: str = ""
    #: Share of a text in common, 0..1; for numbers the answer.
    value: float = 1.0


@dataclass(frozen=True)
class AlikeWork:
    """What was found, and what was compared."""

    found: tuple[Alike, ...]
    people: int
    texts: int
    #: Answers that are wrong and long enough to be looked for among other people's right ones.
    answers: int


def find_alike(course: CourseFolder, module: str) -> AlikeWork:
    """Compare the graded work of everybody in a module. Raises AcademyError for an unknown module."""
    course.require(module)
    rules, sidecar = alike_rules(), course.sidecar(module)
    works = {who: work for who in course.submitted(module) if (work := _work(course, module, who, sidecar)) is not None}
    texts: dict[str, dict[str, str]] = {}
    for name, exercise in sidecar.exercises.items():
        if kind_of(exercise.manifest.kind).by_mentor:
            given = {who: kind_of(exercise.manifest.kind).answer_in(exercise, work) for who, work in works.items()}
            texts[name] = {who: text for who, text in given.items() if isinstance(text, str)}
    found = [
        Alike("text", group.people, sidecar.exercises[name].words.title, group.share)
        for name, written in texts.items()
        for group in texts_alike(written, rules)
    ]
    found += _same_code(course, module, works, rules)
    answers = _wrong_numbers(course, module, works, sidecar, rules)
    found += _of_others(course, sidecar, answers, list(works))
    return AlikeWork(tuple(found), len(works), sum(map(len, texts.values())), sum(map(len, answers.values())))


def sentence(one: Alike) -> str:
    """Say what is alike, in the current language."""
    people = ", ".join(one.people)
    if one.what == "numbers":
        who, other = one.people
        return _(
            "{one}: “{name}”: the answer {value} is right for the numbers of {other}, and not for their own",
            one=who,
            other=other,
            name=one.exercise,
            value=f"{one.value:.10g}",
        )
    if one.what == "code":
        return _("{people}: the same code in all cells", people=people)
    if one.value >= 1:
        return _("{people}: “{name}”: the same text", people=people, name=one.exercise)
    return _(
        "{people}: “{name}”: {share} % of the text in common",
        people=people,
        name=one.exercise,
        share=math.floor(100 * one.value),
    )


def _work(course: CourseFolder, module: str, who: str, sidecar: Sidecar) -> Work | None:
    """Return what somebody wrote, as it was graded; None where nothing was."""
    folder = course.autograded(who, module)
    try:
        cells = _cells(json.loads((folder / f"{module}.ipynb").read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    answers, _damage = read_answers(folder)
    return Work(cells, _cells(course.source(module)), answers, sidecar.lang)


def _cells(notebook: Mapping[str, Any]) -> dict[str, str]:
    return {grade_id(cell) or str(cell.get("id")): str(cell["source"]) for cell in notebook["cells"]}


def _same_code(course: CourseFolder, module: str, works: Mapping[str, Work], rules: AlikeRules) -> Iterator[Alike]:
    """Yield those whose code is the same in every exercise that asks for code, the stubs of the release left out."""
    stubs = _cells(json.loads((course.root / "release" / module / f"{module}.ipynb").read_bytes()))
    asked = [n for n, e in course.sidecar(module).exercises.items() if not kind_of(e.manifest.kind).in_form]
    by_code: dict[str, list[str]] = {}
    for who, work in works.items():
        own = {name: "".join(work.cells.get(name, "").split()) for name in asked}
        written = [code for name, code in own.items() if code != "".join(stubs.get(name, "").split())]
        if len(whole := "\n".join(written)) >= rules.least_characters:
            by_code.setdefault(whole, []).append(who)
    yield from (Alike("code", tuple(people)) for people in by_code.values() if len(people) > 1)


def _wrong_numbers(
    course: CourseFolder, module: str, works: Mapping[str, Work], sidecar: Sidecar, rules: AlikeRules
) -> dict[str, dict[str, float]]:
    """Return wrong numeric answers that are long enough, by exercise and person, as the last verdicts have them."""
    with course.book() as book:
        last = book.last(module)
    found: dict[str, dict[str, float]] = {}
    for who in works:
        for verdict in last[who].verdicts if who in last else ():
            name, got = str(verdict.get("exercise")), (verdict.get("values") or {}).get("got")
            if verdict.get("state") != "wrong" or name not in sidecar.exercises or isinstance(got, bool):
                continue
            if isinstance(got, int | float) and math.isfinite(got) and _digits(got) >= rules.digits:
                found.setdefault(name, {})[who] = float(got)
    return found


def _of_others(
    course: CourseFolder, sidecar: Sidecar, answers: Mapping[str, Mapping[str, float]], people: list[str]
) -> Iterator[Alike]:
    source = Generators(course.datasets())
    for name, given in answers.items():
        exercise = sidecar.exercises[name]
        right = {who: _expected(sidecar, exercise, who, source) for who in people}
        for who, got in given.items():
            for other, value in right.items():
                if value is not None and _same_digits(got, value) and identity(other) != identity(who):
                    yield Alike("numbers", (who, other), exercise.words.title, got)


def _expected(sidecar: Sidecar, exercise: Public, who: str, source: Generators) -> float | None:
    """Return the right number for somebody; None where the course computes none."""
    expected = expected_of(exercise.checks, exercise.name) if exercise.checks else None
    if expected is None:
        return None
    try:
        with course_code(exercise.name):
            value = call_with(expected, sidecar.variant(who, source).arguments(exercise))
    except (AcademyError, CourseError):
        return None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _digits(value: float) -> int:
    """Return how many significant digits a number is written with: 5 for 123.45."""
    return len(f"{value!r}".replace("-", "").partition("e")[0].replace(".", "").strip("0"))


def _same_digits(got: float, right: float) -> bool:
    """Return whether an answer is the right number, as far as it is written."""
    text = f"{got!r}"
    places = len(text.partition(".")[2]) if "e" not in text and not text.endswith(".0") else 0
    return round(right, places) == round(got, places) if places < 9 else math.isclose(got, right, rel_tol=1e-9)
