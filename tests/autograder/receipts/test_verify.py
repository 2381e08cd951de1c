"""Verifying a receipt: what it proves, and a sentence for each thing that is wrong."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from autograder.building.course_folder import CourseFolder
from autograder.errors import AcademyError
from autograder.receipts.key import PUBLIC
from autograder.receipts.receipt import read_receipt, sign
from autograder.receipts.register import TakenIn
from autograder.receipts.verify import verify_receipt
from tests.support.assessments import ASSESSMENT, bare_course, hand_in, register_of
from wording.languages import language


@pytest.fixture
def course(tmp_path: Path) -> CourseFolder:
    return bare_course(tmp_path / "ru")


@pytest.fixture
def taken(course: CourseFolder) -> TakenIn:
    hand_in(course, "anna", answers="1")
    return register_of(course).take_in("anna")


@pytest.fixture
def public(course: CourseFolder) -> Path:
    return course.root / "receipts" / PUBLIC


def folder(course: CourseFolder) -> Path:
    return course.submission("anna", ASSESSMENT)


def test_a_receipt_and_the_folder_that_was_handed_in_are_valid(
    course: CourseFolder, taken: TakenIn, public: Path
) -> None:
    assert verify_receipt(taken.path, public).problems == ()
    found = verify_receipt(taken.path, public, folder(course))
    assert (found.problems, found.not_named, found.receipt) == ((), (), taken.receipt)


def test_files_that_came_later_are_named_and_no_problem(course: CourseFolder, taken: TakenIn, public: Path) -> None:
    (folder(course) / "notes.txt").write_text("x", "utf-8")
    (folder(course) / "timestamp.txt").write_text("2026-03-02 16:12:00 UTC", "utf-8")
    found = verify_receipt(taken.path, public, folder(course))
    assert (found.problems, found.not_named) == ((), ("notes.txt",))


@pytest.mark.parametrize(
    ("lang", "changed", "missing"), [("en", "is not the file", "is missing"), ("ru", "не тот", "нет")]
)
def test_a_changed_and_a_missing_file_are_named(
    course: CourseFolder, taken: TakenIn, public: Path, lang: str, changed: str, missing: str
) -> None:
    (folder(course) / "answers.json").write_text("2", "utf-8")
    (folder(course) / f"{ASSESSMENT}.ipynb").unlink()
    with language(lang):
        notebook, answers = verify_receipt(taken.path, public, folder(course)).problems
    assert f"{ASSESSMENT}.ipynb" in notebook
    assert missing in notebook
    assert "answers.json" in answers
    assert changed in answers


FIELDS = {
    "course": "other",
    "edition": "2027.1",
    "assignment": "02_more_assessment",
    "trainee": "boris",
    "attempt": 2,
    "at": "2025-01-01T00:00:00Z",
    "files": {"answers.json": "0" * 64},
    "signature": "AAAA",
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_change_of_any_field_is_found(taken: TakenIn, public: Path, name: str) -> None:
    assert asdict(taken.receipt).keys() - FIELDS.keys() == {"key"}
    data = json.loads(taken.path.read_text("utf-8"))
    taken.path.write_text(json.dumps(data | {name: FIELDS[name]}), "utf-8")
    with language("en"):
        (problem,) = verify_receipt(taken.path, public).problems
    assert problem == "The receipt was changed after it was signed."


def test_a_receipt_of_another_key_is_found(course: CourseFolder, taken: TakenIn, public: Path, tmp_path: Path) -> None:
    """Whoever makes a receipt with a key of their own cannot name the course's key in it either."""
    other = bare_course(tmp_path / "other")
    key = register_of(other).key()
    own = sign(replace(taken.receipt, at="2025-01-01T00:00:00Z"), key)
    taken.path.write_text(own.text(), "utf-8")
    with language("en"):
        assert "another key" in verify_receipt(taken.path, public).problems[0]
        named = replace(own, key=taken.receipt.key)
        taken.path.write_text(named.text(), "utf-8")
        assert "was changed" in verify_receipt(taken.path, public).problems[0]


def _without(taken: TakenIn, name: str) -> str:
    data: dict[str, Any] = json.loads(taken.path.read_text("utf-8"))
    del data[name]
    return json.dumps(data)


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "1", '"x"', "{}", "[" * 100_000, '{"format": 2}', '{"format": 1}'),
        lambda taken: _without(taken, "files"),
        lambda taken: _without(taken, "format"),
        lambda taken: taken.path.read_text("utf-8").replace('"attempt": 1', '"attempt": "1"'),
        lambda taken: taken.path.read_text("utf-8").replace('"attempt": 1', '"attempt": 1, "more": 2'),
    ],
)
def test_another_file_is_no_receipt(taken: TakenIn, public: Path, text) -> None:
    taken.path.write_text(text(taken) if callable(text) else text, "utf-8")
    with language("en"), pytest.raises(AcademyError, match="is no receipt, or it is damaged"):
        verify_receipt(taken.path, public)


def test_a_notebook_is_no_receipt(course: CourseFolder, taken: TakenIn, public: Path) -> None:
    with language("en"), pytest.raises(AcademyError, match="is no receipt"):
        verify_receipt(folder(course) / f"{ASSESSMENT}.ipynb", public)


def test_what_is_not_there_is_named(course: CourseFolder, taken: TakenIn, public: Path, tmp_path: Path) -> None:
    with language("en"):
        with pytest.raises(AcademyError, match=r"There is no file .*none\.json"):
            verify_receipt(tmp_path / "none.json", public)
        with pytest.raises(AcademyError, match=r"There is no public key .*none\.pem"):
            verify_receipt(taken.path, tmp_path / "none.pem")
        with pytest.raises(AcademyError, match="no public key of a course"):
            verify_receipt(taken.path, taken.path)
        with pytest.raises(AcademyError, match="There is no folder"):
            verify_receipt(taken.path, public, tmp_path / "none")


def test_a_receipt_comes_back_as_it_was_written(taken: TakenIn) -> None:
    assert read_receipt(taken.path) == taken.receipt
    assert taken.path.read_text("utf-8").isascii()
