"""What a course is made of: frozen, typed, the same for the source, the notebook and the grader."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = [
    "AnswerSpec",
    "Competency",
    "Course",
    "CourseManifest",
    "Exercise",
    "ExerciseManifest",
    "ExerciseWords",
    "Framework",
    "Frozen",
    "Lesson",
    "LessonCell",
    "Minutes",
    "Module",
    "ModuleManifest",
    "Public",
    "Words",
]

Kind = Literal["code", "numeric", "choice", "group", "order", "text"]
AnswerType = Literal["number", "text", "list", "set", "mapping", "table", "function"]
Unit = Literal["RUB", "percent", "share", "count", "days", "ratio"]
Evidence = Literal[
    "module_result", "observation", "case", "blog_post", "certificate", "course", "intern_help", "improvement"
]
Identifier = r"^[a-z][a-z0-9_]*$"


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Frozen):
    """A short text in both languages."""

    ru: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_(self, lang: str) -> str:
        return str(getattr(self, lang))


class AnswerSpec(Frozen):
    """What form of answer an exercise takes; which keys apply depends on its kind (see the author guide)."""

    type: AnswerType | None = None
    columns: tuple[str, ...] = ()
    params: tuple[str, ...] = ()
    unit: Unit | None = None
    rel: float | None = Field(default=None, gt=0, lt=1)
    abs: float | None = Field(default=None, gt=0)
    multiple: bool = False
    min_words: int = Field(default=1, ge=1)
    max_words: int = Field(default=1000, ge=1)
    style: bool = True
    max_findings: int = Field(default=2, ge=0)


class ExerciseManifest(Frozen):
    """One `[[exercise]]` of module.toml."""

    name: str = Field(pattern=Identifier)
    kind: Kind
    points: float = Field(gt=0)
    competencies: tuple[str, ...] = Field(min_length=1)
    data: tuple[str, ...] = ()
    answer: AnswerSpec = AnswerSpec()

    @model_validator(mode="after")
    def _answer_fits_kind(self) -> ExerciseManifest:
        if self.kind == "numeric" and (
            self.answer.unit is None or (self.answer.rel is None) == (self.answer.abs is None)
        ):
            raise ValueError("a numeric answer needs `unit` and one of `rel` or `abs`")
        if self.kind == "code" and self.answer.type is None:
            raise ValueError("a code answer needs `type`")
        if self.answer.type == "table" and not self.answer.columns:
            raise ValueError("a table answer needs `columns`")
        if self.answer.type == "function" and not self.answer.params:
            raise ValueError("a function answer needs `params`")
        return self


class Minutes(Frozen):
    reading: int = Field(gt=0)
    practice: int = Field(gt=0)


class ModuleManifest(Frozen):
    """module.toml."""

    format: Literal[1]
    title: Words
    objectives: tuple[Words, ...] = Field(min_length=1)
    prerequisites: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    minutes: Minutes
    exercise: tuple[ExerciseManifest, ...] = Field(min_length=1)


class CourseManifest(Frozen):
    """course.toml."""

    format: Literal[1]
    id: str = Field(pattern=Identifier)
    edition: str = Field(min_length=1)
    title: Words
    source_language: Literal["ru", "en"]
    languages: tuple[Literal["ru", "en"], ...] = Field(min_length=1)
    pass_mark: float = Field(gt=0, le=1)
    modules: tuple[str, ...] = Field(min_length=1)


class Competency(Frozen):
    """A skill, a method, a success criterion or a confirmation of the framework."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")
    kind: Literal["skill", "method", "criterion", "confirmation"]
    ru: str = Field(min_length=1)
    en: str = Field(min_length=1)
    confirmed_by: tuple[Evidence, ...] = Field(min_length=1)

    def title(self, lang: str) -> str:
        return str(getattr(self, lang))


class Section(Words):
    id: str = Field(pattern=Identifier)


class Level(Words):
    value: int = Field(ge=0)


class Framework(Frozen):
    """competencies.toml: what an account manager knows and what confirms it."""

    format: Literal[1]
    version: str
    section: tuple[Section, ...] = Field(min_length=1)
    scale: tuple[Level, ...] = Field(min_length=2)
    competency: tuple[Competency, ...] = Field(min_length=1)

    def by_id(self) -> dict[str, Competency]:
        return {c.id: c for c in self.competency}


class ExerciseWords(Frozen):
    """The words of an exercise in one language: the sections of task.<lang>.md."""

    title: str
    task: str
    hints: tuple[str, ...] = ()
    feedback: dict[str, str] = {}
    options: dict[str, str] = {}
    groups: dict[str, str] = {}
    items: dict[str, str] = {}
    rubric: dict[str, tuple[float, str]] = {}


class Public(Frozen):
    """All that the notebook side may know of an exercise, in one language; what the sidecar holds.

    checks: source of the visible checks; variants: source of variants.py; key: sealed key of a widget exercise
    (hashes, so that reading the file spoils nothing).
    """

    manifest: ExerciseManifest
    words: ExerciseWords
    checks: str = ""
    variants: str = ""
    key: dict[str, Any] = {}

    @property
    def name(self) -> str:
        return self.manifest.name

    @property
    def points(self) -> float:
        return self.manifest.points


class Exercise(Frozen):
    """An exercise as its author wrote it, both languages, with everything that must not be released."""

    path: Path
    module: str
    manifest: ExerciseManifest
    words: dict[str, ExerciseWords]
    solution: str = ""
    checks: str = ""
    variants: str = ""
    mistakes: dict[str, str] = {}
    alternatives: dict[str, str] = {}
    texts: dict[str, dict[str, str]] = {}
    """Text kind only: lang -> {"solution": …, "mistakes/x": …, "alternatives/y": …}."""

    @property
    def name(self) -> str:
        return self.manifest.name


class LessonCell(Frozen):
    """A piece of a lesson: prose, a demo cell, or the place of an exercise; `line` is where it starts."""

    type: Literal["prose", "code", "exercise"]
    text: str
    name: str
    line: int


class Lesson(Frozen):
    path: Path
    title: str
    cells: tuple[LessonCell, ...]


class Module(Frozen):
    name: str
    path: Path
    manifest: ModuleManifest
    lessons: dict[str, Lesson]
    exercises: tuple[Exercise, ...]

    def exercise(self, name: str) -> Exercise:
        return next(e for e in self.exercises if e.name == name)


class Course(Frozen):
    """The whole course, read and validated. `root` holds course.toml; `datasets` the generators."""

    root: Path
    datasets: Path
    manifest: CourseManifest
    framework: Framework
    modules: tuple[Module, ...]

    def module(self, name: str) -> Module | None:
        return next((m for m in self.modules if m.name == name), None)
