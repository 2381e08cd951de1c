"""Models of the course, frozen and typed: source, notebook and grader share them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from wording.autograder import _

__all__ = [
    "AnswerSpec",
    "AssessmentManifest",
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
    "Part",
    "Public",
    "ResultPart",
    "Words",
]

AnswerType = Literal["number", "text", "list", "set", "mapping", "table", "function"]
Unit = Literal["RUB", "percent", "share", "count", "days", "ratio"]
Evidence = Literal[
    "module_result", "observation", "case", "blog_post", "certificate", "course", "intern_help", "improvement"
]
Part = Literal["practice", "assessment"]
ResultPart = Literal["practice", "assessment", "whole"]
"""What points are of: a module without an assessment is whole, and its points pass it."""
Identifier = r"^[a-z][a-z0-9_]*$"


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(_("there is no time zone “{name}”; write it like Europe/Moscow", name=name)) from None
    return name


Zone = Annotated[str, AfterValidator(_known_zone)]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Frozen):
    """A short text in both languages."""

    ru: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_(self, lang: str) -> str:
        return str(getattr(self, lang))


class AnswerSpec(Frozen):
    """What form of answer an exercise takes. Each kind says which keys apply to it, and may add keys of its own."""

    model_config = ConfigDict(extra="allow")

    type: AnswerType | None = None
    columns: tuple[str, ...] = ()
    params: tuple[str, ...] = ()
    #: Names of a mapping's values that the task gives; the form then has a line for each.
    rows: tuple[str, ...] = ()
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
    kind: str = Field(pattern=Identifier)
    points: float = Field(gt=0)
    #: Ids of competencies that its points show. A module in which no exercise names one is practice: it passes nothing.
    competencies: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    #: Whether its points are beyond 100 %: the module's maximum and pass mark are counted without it.
    bonus: bool = False
    #: Earlier exercise of the module that has to be answered before the notebook gives the figures of this one.
    after: str | None = None
    answer: AnswerSpec = AnswerSpec()


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


class AssessmentManifest(Frozen):
    """assessment.toml, in the folder `assessment/` of a module."""

    format: Literal[1] = 1
    title: Words
    minutes: int = Field(gt=0)
    #: How often it may be handed in.
    attempts: int = Field(default=1, ge=1)
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
    #: In which dates are given and shown, by its name in the IANA database.
    zone: Zone = "UTC"
    modules: tuple[str, ...] = ()


class Competency(Frozen):
    """A skill, method, success criterion or confirmation of the framework."""

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
    """competencies.toml: the skills of an account manager and what confirms them."""

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
    #: What the form shows above the answer; as options, groups and items it may hold placeholders of the case.
    given: str = ""
    hints: tuple[str, ...] = ()
    feedback: dict[str, str] = {}
    options: dict[str, str] = {}
    groups: dict[str, str] = {}
    items: dict[str, str] = {}
    rubric: dict[str, tuple[float, str]] = {}


class Public(Frozen):
    """What the notebook side may know of an exercise, in one language. The sidecar holds these."""

    #: Whether there is nothing to judge by: an assessment travels with its words and the form of its answers alone.
    form_only: bool = False

    manifest: ExerciseManifest
    words: ExerciseWords
    #: Source of checks.py; in a sidecar, of the visible checks alone.
    checks: str = ""
    #: Source of variants.py.
    variants: str = ""
    #: Sealed key of a form: hashes, so that reading the file spoils nothing. Of a text: the facts of its case.
    key: dict[str, Any] = {}
    #: What its form needs besides words and is no key: of a talk, where each reply leads.
    form: dict[str, Any] = {}
    #: Draws of its pool, of which each trainee has one: places of the drawn keys among all keys, sorted by name.
    pool: tuple[tuple[int, ...], ...] = ()

    @property
    def name(self) -> str:
        return self.manifest.name

    @property
    def points(self) -> float:
        return self.manifest.points


class Exercise(Frozen):
    """An exercise as its author wrote it, in both languages, with everything that must not be released."""

    path: Path
    module: str
    part: Part = "practice"
    manifest: ExerciseManifest
    #: Sections of task.<lang>.md, by language.
    words: dict[str, ExerciseWords]
    #: Text of every other file that the kind knows, by path within the exercise's folder.
    files: dict[str, str] = {}

    @property
    def name(self) -> str:
        return self.manifest.name

    @property
    def solution(self) -> str:
        return self.files.get("solution.py", "")

    @property
    def checks(self) -> str:
        return self.files.get("checks.py", "")

    @property
    def variants(self) -> str:
        return self.files.get("variants.py", "")


class LessonCell(Frozen):
    """A piece of a lesson: prose, a demo cell, or the place of an exercise."""

    type: Literal["prose", "code", "exercise"]
    text: str
    name: str
    #: Number of the line where it starts.
    line: int
    #: Number of the line where its code starts, below fence and name.
    code_line: int = 0


class Lesson(Frozen):
    path: Path
    title: str
    cells: tuple[LessonCell, ...]


class Module(Frozen):
    """A notebook of the course: the practice of a module, or its assessment."""

    name: str
    path: Path
    manifest: ModuleManifest | AssessmentManifest
    lessons: dict[str, Lesson]
    exercises: tuple[Exercise, ...]
    part: Part = "practice"
    #: Name of the module that an assessment belongs to; of practice, its own name.
    of: str
    #: How often an assessment may be handed in; practice may be handed in at any time.
    attempts: int = 1

    def exercise(self, name: str) -> Exercise:
        return next(e for e in self.exercises if e.name == name)


class Course(Frozen):
    """The course, read and validated."""

    #: Folder of course.toml.
    root: Path
    #: Folder of the generators.
    datasets: Path
    manifest: CourseManifest
    framework: Framework
    modules: tuple[Module, ...]

    def module(self, name: str) -> Module | None:
        return next((m for m in self.modules if m.name == name), None)

    def edition_of(self, module: Module) -> str:
        """Return the edition in the seeds of a module: an assessment has other numbers than practice."""
        edition = self.manifest.edition
        return f"{edition}/{module.part}" if module.part == "assessment" else edition
