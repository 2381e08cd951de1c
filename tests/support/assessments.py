"""Built courses with an assessment: a bare one for receipts, and the small course with one that is really graded."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from autograder.building.course_folder import CourseFolder
from autograder.building.release import release_module
from autograder.receipts.register import Register
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL

__all__ = ["ASSESSMENT", "EXERCISE", "assessed_course", "bare_course", "hand_in", "register_of"]

ASSESSMENT = "01_basics_assessment"
EXERCISE = "price_of_lead"
PRACTICED = "cost_per_lead"
TITLES = {"ru": ("Основы: контрольная", "Ответьте на вопросы."), "en": ("Basics: assessment", "Answer the questions.")}
LESSON = """---
title: {title}
---

# {title}

{text}

```{{code-cell}}
:name: setup
import pandas as pd
from academy import check, hint, load, show
```

```{{exercise}} {exercise}
```
"""
MANIFEST = """minutes = 20
attempts = {attempts}

[title]
ru = "{ru}"
en = "{en}"

[[exercise]]
name = "{exercise}"
kind = "numeric"
points = 3
competencies = ["ads.unit_costs"]
data = ["tiny_report"]
answer = {{ unit = "RUB", rel = 0.005 }}
"""


def bare_course(root: Path, attempts: int = 1) -> CourseFolder:
    """Make what receipts need of a built course: the sidecars of an assessment and of its practice."""
    for name, part in ((ASSESSMENT, "assessment"), ("01_basics", "practice")):
        head = {"course": "small", "edition": "2026.1", "module": name, "part": part, "of": "01_basics"}
        if part == "assessment":
            head["edition"] += "/assessment"
        folder = root / "source" / name
        folder.mkdir(parents=True)
        text = json.dumps(head | {"attempts": attempts, "lang": "ru", "exercises": {}})
        (folder / "academy.json").write_text(text, "utf-8")
    (root / "nbgrader_config.py").write_text("c = get_config()\n", "utf-8")
    return CourseFolder(root)


def hand_in(course: CourseFolder, trainee: str, **files: str) -> Path:
    """Put files into the trainee's submitted folder, in place of those of before; `answers="1"` makes answers.json."""
    folder = course.submission(trainee, ASSESSMENT)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / f"{ASSESSMENT}.ipynb").write_text("{}", "utf-8")
    for name, text in files.items():
        (folder / f"{name}.json").write_text(text, "utf-8")
    return folder


def register_of(course: CourseFolder) -> Register:
    """Open the receipts anew, as another command does."""
    register = Register.of(course, ASSESSMENT)
    assert register is not None
    return register


def assessed_course(folder: Path, attempts: int = 1) -> BuiltCourse:
    """Build and release the small course with an assessment of its first module, one exercise long."""
    content = folder / "content"
    shutil.copytree(SMALL, content)
    module = content / "course" / "modules" / "01_basics"
    assessment = module / "assessment"
    exercise = assessment / "exercises" / EXERCISE
    shutil.copytree(module / "exercises" / PRACTICED, exercise)
    for path in (p for p in exercise.rglob("*") if p.is_file()):
        path.write_text(path.read_text("utf-8").replace(PRACTICED, EXERCISE), "utf-8")
    titles = {lang: title for lang, (title, _text) in TITLES.items()}
    manifest = MANIFEST.format(attempts=attempts, exercise=EXERCISE, **titles)
    (assessment / "assessment.toml").write_text(manifest, "utf-8")
    for lang, (title, text) in TITLES.items():
        lesson = LESSON.format(title=title, text=text, exercise=EXERCISE)
        (assessment / f"lesson.{lang}.md").write_text(lesson, "utf-8")
    course = BuiltCourse(folder / "ru", content).build()
    for name in ("01_basics", ASSESSMENT):
        release_module(course.out, name)
    return course
