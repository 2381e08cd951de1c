"""`academy receipt`: issue, verify and allow, with a sentence for each refusal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from academy.cli.main import main
from autograder.building.course_folder import CourseFolder
from autograder.receipts.key import PRIVATE, PUBLIC
from tests.support.assessments import ASSESSMENT, bare_course, hand_in


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CourseFolder:
    monkeypatch.setenv("ACADEMY_LANG", "en")
    return bare_course(tmp_path / "ru")


def run(course: CourseFolder, *words: object, code: int = 0) -> Result:
    where = ["--course", str(course.root)]
    result = CliRunner().invoke(main, ["receipt", *map(str, words), *where])
    assert result.exit_code == code, result.output
    return result


def test_issue_writes_a_receipt_for_everybody_once(course: CourseFolder) -> None:
    for trainee in ("anna", "boris"):
        hand_in(course, trainee, answers=trainee)
    first = run(course, "issue", ASSESSMENT).output.splitlines()
    folder = course.root / "receipts" / ASSESSMENT
    assert first == [f"{who}: new receipt {folder / f'{who}-1.json'}" for who in ("anna", "boris")]
    again = run(course, "issue", ASSESSMENT, "--trainee", "anna").output
    assert again == f"anna: the same work, its receipt is {folder / 'anna-1.json'}\n"


def test_issue_refuses_other_work_until_it_is_allowed(course: CourseFolder) -> None:
    hand_in(course, "anna", answers="1")
    run(course, "issue", ASSESSMENT)
    hand_in(course, "anna", answers="2")
    assert f"academy receipt allow {ASSESSMENT} anna" in run(course, "issue", ASSESSMENT, code=1).output
    assert run(course, "allow", ASSESSMENT, "anna").output == "anna has handed in 1 of 2.\n"
    assert run(course, "allow", ASSESSMENT, "anna", "--undo").output == "anna has handed in 1 of 1.\n"
    assert "No further attempt" in run(course, "allow", ASSESSMENT, "anna", "--undo", code=1).stderr
    run(course, "allow", ASSESSMENT, "anna")
    assert "anna-2.json" in run(course, "issue", ASSESSMENT).output


def test_practice_unknown_names_and_a_lost_key_are_refused(course: CourseFolder) -> None:
    hand_in(course, "anna", answers="1")
    run(course, "issue", ASSESSMENT)
    assert "is no assessment" in run(course, "issue", "01_basics", code=1).stderr
    assert "is not built here" in run(course, "issue", "99_none", code=1).stderr
    assert "vera handed in nothing. There are: anna." in run(course, "allow", ASSESSMENT, "vera", code=1).stderr
    assert "vera handed in nothing." in run(course, "issue", ASSESSMENT, "--trainee", "vera", code=1).stderr
    (course.root / "receipts" / PRIVATE).unlink()
    hand_in(course, "boris", answers="1")
    assert "The key that signs receipts is lost" in run(course, "issue", ASSESSMENT, code=1).stderr


def test_verify_says_whose_the_receipt_is_and_what_is_wrong(course: CourseFolder, tmp_path: Path) -> None:
    folder = hand_in(course, "anna", answers="1")
    run(course, "issue", ASSESSMENT)
    file, key = course.root / "receipts" / ASSESSMENT / "anna-1.json", course.root / "receipts" / PUBLIC
    assert f"The receipt is genuine: anna, {ASSESSMENT}, attempt 1" in run(course, "verify", file).output
    (folder / "notes.txt").write_text("x", "utf-8")
    whole = run(course, "verify", file, "--folder", folder, "--key", key).output
    assert "Files as they were handed in: 2." in whole
    assert "The receipt says nothing of: notes.txt." in whole
    (folder / "answers.json").unlink()
    assert "is missing in the folder" in run(course, "verify", file, "--folder", folder, code=1).output
    other = bare_course(tmp_path / "other")
    hand_in(other, "anna")
    run(other, "issue", ASSESSMENT)
    assert "another key" in run(other, "verify", file, code=1).output
    assert "There is no file" in run(course, "verify", tmp_path / "none.json", code=1).stderr
