"""Receipts: one for each work that was handed in, as often as the course and the mentor allow."""

from __future__ import annotations

import json
import os
import re
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

from autograder.building.course_folder import CourseFolder
from autograder.errors import AcademyError
from autograder.receipts.key import PRIVATE, PUBLIC
from autograder.receipts.register import Register
from tests.support.assessments import ASSESSMENT, bare_course, hand_in, register_of
from wording.languages import language


@pytest.fixture
def course(tmp_path: Path) -> CourseFolder:
    return bare_course(tmp_path / "ru")


def numbers(course: CourseFolder, trainee: str = "anna") -> list[int]:
    return [receipt.attempt for receipt in register_of(course).receipts(trainee)]


# ---- taking in


def test_a_receipt_says_who_handed_in_what_and_when(course: CourseFolder) -> None:
    folder = hand_in(course, "anna", answers="1")
    (folder / "data").mkdir()
    (folder / "data" / "table.csv").write_text("a", "utf-8")
    taken = register_of(course).take_in("anna")
    one = taken.receipt
    assert (taken.new, taken.path) == (True, course.root / "receipts" / ASSESSMENT / "anna-1.json")
    assert (one.course, one.edition, one.assignment, one.trainee, one.attempt) == (
        *("small", "2026.1", ASSESSMENT, "anna", 1),
    )
    assert sorted(one.files) == [f"{ASSESSMENT}.ipynb", "answers.json", "data/table.csv"]
    assert one.files["data/table.csv"] == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert abs((datetime.fromisoformat(one.at) - datetime.now(UTC)).total_seconds()) < 60
    assert json.loads(taken.path.read_text("utf-8"))["signature"] == one.signature


def test_the_same_work_keeps_its_receipt(course: CourseFolder) -> None:
    folder = hand_in(course, "anna", answers="1")
    first = register_of(course).take_in("anna")
    for name in ("timestamp.txt", "submission_secret.txt"):  # nbgrader's, others at every hand-in
        (folder / name).write_text("2026-03-02 16:12:00 UTC", "utf-8")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "x").write_text("x", "utf-8")
    again = register_of(course).take_in("anna")
    assert (again.receipt, again.new, numbers(course)) == (first.receipt, False, [1])
    assert register_of(course).refusal("anna") is None


def test_receipts_of_trainees_with_similar_names_are_apart(course: CourseFolder) -> None:
    for trainee in ("anna", "anna-1", "anna-1-1", "a.na"):
        hand_in(course, trainee, answers=trainee)
        register_of(course).take_in(trainee)
    for trainee in ("anna", "anna-1", "anna-1-1", "a.na"):
        assert [r.trainee for r in register_of(course).receipts(trainee)] == [trainee]


def test_practice_and_plain_assignments_have_no_receipts(course: CourseFolder) -> None:
    assert Register.of(course, "01_basics") is None
    assert Register.of(course, "homework") is None


def test_nothing_and_too_much_are_not_taken_in(course: CourseFolder) -> None:
    with language("en"), pytest.raises(AcademyError, match="nothing that can be taken in"):
        register_of(course).take_in("nobody")
    folder = hand_in(course, "anna")
    with (folder / "huge").open("wb") as file:
        file.truncate(200 * 2**20)
    register = register_of(course)
    assert register.refusal("anna") is None  # the judge says that it is too large
    with pytest.raises(AcademyError):
        register.take_in("anna")
    assert numbers(course) == []


def test_what_was_decided_about_is_what_the_receipt_is_of(course: CourseFolder) -> None:
    """The files were hashed before they were graded: a change while the notebook runs gets no receipt."""
    hand_in(course, "anna", answers="1")
    register = register_of(course)
    assert register.refusal("anna") is None
    hand_in(course, "anna", answers="2")
    register.take_in("anna")
    assert register_of(course).refusal("anna") is not None


# ---- attempts


@pytest.mark.parametrize("attempts", [1, 3])
def test_other_work_after_the_last_attempt_is_refused(tmp_path: Path, attempts: int) -> None:
    course = bare_course(tmp_path / "ru", attempts)
    for n in range(attempts):
        hand_in(course, "anna", answers=str(n))
        assert register_of(course).refusal("anna") is None
        register_of(course).take_in("anna")
    hand_in(course, "anna", answers="one more")
    reason = register_of(course).refusal("anna")
    assert reason is not None
    for lang, words in (("en", "attempt"), ("ru", "попыт")):
        with language(lang):
            assert words in str(reason)
            assert f"academy receipt allow {ASSESSMENT} anna" in str(reason)
    hand_in(course, "anna", answers="0")
    assert register_of(course).refusal("anna") is None


def test_the_mentor_allows_one_more_and_undoes_it_while_it_is_not_used(course: CourseFolder) -> None:
    hand_in(course, "anna", answers="1")
    register_of(course).take_in("anna")
    hand_in(course, "anna", answers="2")
    assert register_of(course).change_allowed("anna", "allow") == 2
    assert register_of(course).refusal("anna") is None
    assert register_of(course).change_allowed("anna", "undo") == 1
    assert register_of(course).refusal("anna") is not None
    with language("en"), pytest.raises(AcademyError, match="No further attempt was allowed"):
        register_of(course).change_allowed("anna", "undo")
    register_of(course).change_allowed("anna", "allow")
    register_of(course).take_in("anna")
    with language("en"), pytest.raises(AcademyError, match="has used the further attempt"):
        register_of(course).change_allowed("anna", "undo")
    assert (numbers(course), register_of(course).allowed("anna"), register_of(course).allowed("boris")) == (
        [1, 2],
        2,
        1,
    )
    steps = json.loads((course.root / "receipts" / ASSESSMENT / "allowed.json").read_text("utf-8"))
    assert [step["what"] for step in steps] == ["allow", "undo", "allow"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", step["at"]) for step in steps)


@pytest.mark.parametrize("text", ["{", "[1]", '[{"what": "more", "trainee": "anna"}]', '{"a": 1}'])
def test_a_damaged_list_of_allowed_attempts_is_an_error(course: CourseFolder, text: str) -> None:
    hand_in(course, "anna", answers="1")
    path = course.root / "receipts" / ASSESSMENT / "allowed.json"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    with pytest.raises(AcademyError, match=r"allowed\.json"):
        register_of(course).change_allowed("anna", "allow")
    assert "allowed.json" in str(register_of(course).refusal("anna"))
    assert path.read_text("utf-8") == text


def test_a_damaged_receipt_stops_only_its_trainee(course: CourseFolder) -> None:
    for trainee in ("anna", "boris"):
        hand_in(course, trainee, answers="1")
        register_of(course).take_in(trainee)
    register_of(course).path("anna", 1).write_text("{}", "utf-8")
    assert "anna-1.json" in str(register_of(course).refusal("anna"))
    assert register_of(course).refusal("boris") is None


# ---- the key


def folder_of(course: CourseFolder) -> Path:
    return course.root / "receipts"


def test_the_key_is_made_on_first_use_and_kept(course: CourseFolder) -> None:
    first = register_of(course).key().private_bytes_raw()
    private = folder_of(course) / PRIVATE
    assert register_of(course).key().private_bytes_raw() == first
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    (folder_of(course) / PUBLIC).unlink()
    register_of(course).key()
    assert (folder_of(course) / PUBLIC).exists()


def _lost(course: CourseFolder) -> None:
    (folder_of(course) / PRIVATE).unlink()


def _cut(course: CourseFolder) -> None:
    (folder_of(course) / PRIVATE).write_bytes((folder_of(course) / PRIVATE).read_bytes()[:60])


def _of_another_kind(course: CourseFolder) -> None:
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder_of(course) / PRIVATE).write_bytes(generate_private_key(SECP256R1()).private_bytes(*form))


def _of_another_pair(course: CourseFolder) -> None:
    other = bare_course(course.root.parent / "other")
    register_of(other).key()
    (folder_of(course) / PRIVATE).write_bytes((folder_of(other) / PRIVATE).read_bytes())


def _open_to_others(course: CourseFolder) -> None:
    (folder_of(course) / PRIVATE).chmod(0o644)


def _public_damaged(course: CourseFolder) -> None:
    (folder_of(course) / PUBLIC).write_text("-", "utf-8")


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_lost, "is lost"),
        (_cut, "is damaged"),
        (_of_another_kind, "is damaged"),
        (_of_another_pair, "are no pair"),
        (_open_to_others, "chmod 600"),
        (_public_damaged, "no public key of a course"),
    ],
)
def test_a_key_that_cannot_sign_is_an_error_and_nothing_is_lost(course: CourseFolder, harm, words: str) -> None:
    hand_in(course, "anna", answers="1")
    before = register_of(course).take_in("anna")
    harm(course)
    files = {path: path.read_bytes() for path in folder_of(course).rglob("*") if path.is_file()}
    hand_in(course, "boris", answers="1")
    for lang in ("ru", "en"):
        with language(lang), pytest.raises(AcademyError, match=words if lang == "en" else None):
            register_of(course).take_in("boris")
    assert {path: path.read_bytes() for path in folder_of(course).rglob("*") if path.is_file()} == files
    assert register_of(course).receipts("anna") == [before.receipt]


def test_after_the_public_key_was_put_aside_a_new_key_is_made(course: CourseFolder) -> None:
    hand_in(course, "anna", answers="1")
    before = register_of(course).take_in("anna")
    _lost(course)
    (folder_of(course) / PUBLIC).rename(folder_of(course) / "old.public.pem")
    hand_in(course, "boris", answers="1")
    assert register_of(course).take_in("boris").receipt.key != before.receipt.key


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_folder_that_cannot_be_written_is_an_error(course: CourseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(course, "anna", answers="1")
    register_of(course).key()

    def refuse(path: Path, _content: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("autograder.receipts.register.write_atomically", refuse)
    with language("en"), pytest.raises(AcademyError, match=r"cannot be written: Permission denied\. Nothing was lost"):
        register_of(course).take_in("anna")
    assert numbers(course) == []
