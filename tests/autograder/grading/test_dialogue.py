"""A talk in a round of grading: the end is paid, the page shows the talk, and what ends are worth stays secret."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from autograder.authoring.scaffold import new_assessment, new_exercise
from autograder.building.build import build_course
from autograder.building.course_folder import CourseFolder
from autograder.building.release import release_module
from autograder.exercises.sidecar import SIDECAR, decode
from autograder.grading.grade_module import grade_module
from autograder.results.feedback import write_feedback
from tests.support.paths import SMALL

NAME, MODULE, ASSESSMENT = "talk", "01_basics", "01_basics_assessment"
SAID = {
    "anna": ["ask", "offer", "date"],
    "boris": ["ask", "delay"],
    "vera": ["promise", "wait"],
    "gleb": ["ask"],
    "egor": ["date"],
}


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small course with the talk of the template in the assessment of its first module, built in Russian."""
    content = tmp_path / "content"
    shutil.copytree(SMALL, content)
    monkeypatch.setenv("ACADEMY_CONTENT", str(content))
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    new_assessment(content / "course", MODULE)
    new_exercise(content / "course", ASSESSMENT, NAME, "dialogue")
    out = tmp_path / "ru"
    build_course(content / "course", content / "datasets", out, "ru")
    release_module(out, ASSESSMENT)
    return out


def submit(out: Path, trainee: str, path: list[str]) -> None:
    folder = out / "submitted" / trainee / ASSESSMENT
    shutil.copytree(out / "release" / ASSESSMENT, folder)
    (folder / "answers.json").write_text(json.dumps({"format": 1, "answers": {NAME: path}}), "utf-8")


@pytest.mark.slow
def test_a_talk_is_released_graded_and_shown(out: Path, tmp_path: Path) -> None:
    travels = decode(out / "release" / ASSESSMENT / SIDECAR).exercises[NAME]
    assert travels.form["moves"]["asks"]
    assert (travels.key, travels.words.feedback) == ({}, {})
    for trainee, path in SAID.items():
        submit(out, trainee, path)
    grade_module(out, ASSESSMENT)
    with CourseFolder.open(out).gradebook() as gradebook:
        points = {t: gradebook.find_grade(f"{NAME}-grade", ASSESSMENT, ASSESSMENT, t).score for t in SAID}
    assert points["anna"] == 2
    assert 0 < points["boris"] < 0.5
    assert (points["vera"], points["gleb"], points["egor"]) == (0, 0, 0)
    content = tmp_path / "content"
    write_feedback(out, content / "course", content / "datasets", ASSESSMENT)
    pages = {t: (out / "feedback" / t / ASSESSMENT / f"{ASSESSMENT}.html").read_text("utf-8") for t in SAID}
    assert "Разговор повернул здесь: «Спасибо, учтём" in pages["boris"]
    assert "<td>Вы</td>" in pages["boris"]
    assert "Разговор не окончен" in pages["gleb"]
    assert "не отвечает на то, что сказано перед этим" in pages["egor"]
