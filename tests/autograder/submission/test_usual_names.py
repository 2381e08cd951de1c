"""Files that we ask for are recognised under the names that browsers and file managers give them, and no other."""

from __future__ import annotations

import unicodedata

import pytest

from autograder.exercises.kinds.usual_names import is_usual_name, under_usual_names

WANTED = "answers.json"
USUAL = [
    "answers.json", "Answers.JSON", "answers (1).json", "answers(2).json", "answers [1].json", "answers_1.json",
    "answers-1.json", "answers 2.json", "answers (1) (1).json", "answers.json.txt", "answers (1).json.txt",
    "answers.json.json", "answers.json.download", "answers.json.1", "answers.json (1)", "answers — копия.json",
    "answers — копия (2).json", "answers - Copy.json", "answers - Copy (3).json", "answers copy.json",
    "answers copy 2.json", "Копия answers.json", "Copy of answers.json", "копия (2) answers.json",
    "answers (копия).json",
    "answers\u00a0(1).json",
]  # fmt: skip
OTHER = [
    "progress.json", "my_answers.json", "answers.txt", "answers_old.json", "answers_2026.json", "answers.json.bak",
    "answersheet.json", "answers.jsonl", "~$answers.json", "answers" + " copy" * 5000 + ".json",
]  # fmt: skip


@pytest.mark.parametrize("name", USUAL)
def test_a_usual_name_is_recognised_in_either_form_of_unicode(name: str) -> None:
    for form in ("NFC", "NFD"):
        assert is_usual_name(unicodedata.normalize(form, name), WANTED)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", OTHER, ids=lambda name: name[:30])
def test_another_name_is_another_file(name: str) -> None:
    assert not is_usual_name(name, WANTED)


def test_the_right_name_wins_and_copies_of_one_content_are_one_file() -> None:
    files = {
        "answers (1).json": b"a",
        "answers (2).json": b"a",
        "data/answers (1).json": b"b",
        "progress (1).json": b"p",
    }
    found, notes = under_usual_names(files, (WANTED, "progress.json"))
    assert (found[WANTED], found["progress.json"], found["data/answers (1).json"]) == (b"a", b"p", b"b")
    assert [note.code for note in notes] == ["file_renamed", "file_renamed"]
    found, notes = under_usual_names(files | {WANTED: b"new"}, (WANTED,))
    assert (found[WANTED], [note.code for note in notes]) == (b"new", ["files_ignored"])


def test_of_files_that_differ_none_is_taken() -> None:
    found, notes = under_usual_names({"answers (1).json": b"a", "answers (2).json": b"b"}, (WANTED,))
    assert WANTED not in found
    assert [note.code for note in notes] == ["files_several"]
