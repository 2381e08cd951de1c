"""File: a document handed in beside the notebook. What structure.toml asks of it gives the points.

An answer is the files that may be meant, by name: one where the trainee has done what the task says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from autograder.errors import NotAttempted, SourceError, Unreadable
from autograder.exercises.kinds.base import Kind, Shown, Trial
from autograder.exercises.kinds.cells import CellPlan
from autograder.exercises.kinds.examples import ALTERNATIVES, MISTAKES, example_files, mistake_trial, unnamed_check
from autograder.exercises.kinds.file.document import Document
from autograder.exercises.kinds.file.making import made
from autograder.exercises.kinds.file.opening import READERS, opened
from autograder.exercises.kinds.file.structure import STRUCTURE, UNSTYLED, Structure, read_structure
from autograder.exercises.kinds.usual_names import is_usual_name
from autograder.exercises.variants import Variant
from autograder.exercises.verdict import Verdict
from autograder.notes import Note
from autograder.source.files import line_of
from autograder.source.model import AnswerSpec, Exercise, Public
from autograder.style_check.structure import copied
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["KIND", "File"]

COPIED = "copied_task"
MOST_COPIED = 0.6
"""Share of words that may repeat the task in runs, as in written work."""
OTHER_TYPES = (".doc", ".docm", ".docx", ".odt", ".rtf", ".pdf", ".txt", ".xls", ".xlsm", ".xlsx", ".ods", ".csv")
LEAST_MISTAKES = 3


class File(Kind):
    field = "file"
    in_folder = True
    required_files = ("solution.{lang}.md", STRUCTURE)
    optional_files = (f"{ALTERNATIVES}/*.{{lang}}.md", f"{MISTAKES}/*.{{lang}}.md")
    answer_keys = frozenset({"file"})

    # For authors

    def unfit(self, answer: AnswerSpec) -> str:
        name = getattr(answer, "file", None)
        if (
            isinstance(name, str)
            and re.fullmatch(r"[a-z][a-z0-9_-]*\.\w+", name)
            and PurePosixPath(name).suffix in READERS
        ):
            return ""
        return _("`file` must be a name in small Latin letters that ends in {suffixes}", suffixes=", ".join(READERS))

    def lint(self, exercise: Exercise) -> Iterator[SourceError]:
        path, names = exercise.path / STRUCTURE, [check.name for check in read_structure(exercise).check]
        for name in sorted({name for name in names if names.count(name) > 1 or name in (UNSTYLED, COPIED)}):
            yield SourceError(
                path,
                line_of(path, f'"{name}"'),
                _("the name “{name}” is taken by another check", name=name),
                _("Give each check a name of its own."),
            )
        for lang in LANGUAGES:
            mistakes = list(example_files(exercise, MISTAKES, f".{lang}.md"))
            if len(mistakes) < LEAST_MISTAKES:
                yield SourceError(
                    exercise.path / MISTAKES,
                    1,
                    _("fewer than {n} files", n=LEAST_MISTAKES),
                    _("Add more; the author guide says what they are for."),
                )
            checks = set().union(*self.feedback_keys(exercise, lang))
            for trial in self.test(exercise, lang):
                fix = _("Begin it with <!-- caught by: <check> -->.")
                yield from unnamed_check(exercise, trial, f".{lang}.md", checks, fix)

    def feedback_keys(self, exercise: Exercise, lang: str) -> tuple[set[str], set[str]]:
        return {check.name for check in read_structure(exercise).check}, {UNSTYLED, COPIED}

    def builtin_message(self, key: str, values: Mapping[str, Any]) -> str:
        match key:
            case "unstyled":
                return _(
                    "“{heading}” stands there as plain text. Give the line the style Heading: contents and navigation "
                    "are made of such lines alone."
                )
            case "copied_task":
                return _(
                    "{percent} % of the words repeat the task: “{fragment}”. Its reader has not seen the task: "
                    "say it to them in your own words."
                )
        raise KeyError(key)

    def test(self, exercise: Exercise, lang: str) -> list[Trial]:
        """Return the trials: real documents, made of the Markdown that the author writes."""
        ending, file = f".{lang}.md", file_of(exercise)

        def document(text: str) -> dict[str, bytes]:
            return {file: made(text, file)}

        mistakes = [mistake_trial(label, text) for label, text in example_files(exercise, MISTAKES, ending)]
        return [
            Trial("stub", None, "not_attempted"),
            Trial("solution", document(exercise.files[f"solution{ending}"]), "right"),
            *(Trial(label, document(t), "right") for label, t in example_files(exercise, ALTERNATIVES, ending)),
            *(Trial(one.label, document(one.answer), one.must, one.check) for one in mistakes),
        ]

    # For the notebook

    def build(self, exercise: Exercise, lang: str) -> list[CellPlan]:
        return [CellPlan.show(exercise), CellPlan.grade(exercise)]

    def key(self, exercise: Exercise) -> dict[str, Any]:
        return {"structure": read_structure(exercise).model_dump(mode="json", exclude_none=True)}

    def show(self, exercise: Public, variant: Variant) -> dict[str, Any]:
        return {"file": file_of(exercise)}

    # For judging

    def from_form(self, exercise: Public, entry: Any, lang: str) -> Any:
        """Return the files of the folder; an entry of answers.json is none."""
        return entry if isinstance(entry, dict) and all(isinstance(one, bytes) for one in entry.values()) else None

    def meant(self, exercise: Public, names: Collection[str]) -> list[str]:
        """Return the file of the right name, else those with a usual slip in it, else those of another type."""
        file = file_of(exercise)
        if file in names:
            return [file]
        stem = PurePosixPath(file).stem
        near = [name for name in sorted(names) if is_usual_name(name, file)]
        return near or [name for name in sorted(names) if any(is_usual_name(name, stem + end) for end in OTHER_TYPES)]

    def read(self, exercise: Public, raw: Any) -> Document:
        if isinstance(raw, Document):
            return raw
        file = file_of(exercise)
        if raw is None or raw is ...:
            raise NotAttempted()
        if not isinstance(raw, dict) or not all(isinstance(one, bytes) for one in raw.values()):
            raise Unreadable(Note("file_expected", file=file))
        if not raw:
            raise NotAttempted()
        if len(set(raw.values())) > 1:
            raise Unreadable(Note("files_several", names=", ".join(raw), right=file))
        name, content = next(iter(raw.items()))
        suffix = PurePosixPath(file).suffix
        if name != file and not is_usual_name(name, file):
            raise Unreadable(Note("file_of_other_type", name=name, suffix=suffix, file=file))
        return opened(name, content, suffix)

    def judge(self, exercise: Public, answer: Document, variant: Variant) -> Verdict:
        share, fragment = copied(answer.text(), f"{exercise.words.task}\n\n{exercise.words.given}")
        if share > MOST_COPIED:
            values = {"percent": round(100 * share), "fragment": fragment}
            return Verdict(exercise.name, "wrong", 0, exercise.points, check=COPIED, values=values)
        share, failures = Structure.model_validate(exercise.key["structure"]).judged(answer, variant.lang)
        if not failures:
            return Verdict(exercise.name, "right", exercise.points, exercise.points)
        first, points = failures[0], round(share * exercise.points, 2)
        values = dict(first.values)
        return Verdict(exercise.name, "wrong", points, exercise.points, check=first.key, values=values)

    # For readers

    def shown(self, exercise: Public, raw: Any) -> Shown | None:
        try:
            return Shown("text", self.read(exercise, raw).text())
        except (NotAttempted, Unreadable):
            return None

    def missing(self, exercise: Public, raw: Any, *, defined: bool) -> str:
        return _("There is no {file} in the notebook's folder. Put it there and check again.", file=file_of(exercise))


def file_of(exercise: Public | Exercise) -> str:
    """Return the name that the task asks for."""
    return str(getattr(exercise.manifest.answer, "file", ""))


KIND = File()
