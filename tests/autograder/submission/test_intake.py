"""Bad submissions by name: each is graded with a note or refused with a reason, and never changed on disk."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from autograder.building.course_folder import CourseFolder
from autograder.errors import SubmissionError
from autograder.submission.digest import submission_digest
from autograder.submission.folder import read_files
from autograder.submission.intake import inspect
from autograder.submission.nbgrader_rules import graded_cells
from wording.languages import language

MODULE = "01_basics"
NAME = f"{MODULE}.ipynb"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def looked_at(desk, trainee: str = "anna"):
    """Inspect a submission, and check that it was not changed."""
    folder = desk.out / "submitted" / trainee / MODULE
    before = tree(folder)
    try:
        return inspect(CourseFolder.open(desk.out), MODULE, trainee)
    finally:
        assert tree(folder) == before


def write(name: str, data: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(data)


def cut(folder: Path) -> None:
    path = folder / NAME
    path.write_text(path.read_text("utf-8")[:2000], "utf-8")


def of_another_module(folder: Path) -> None:
    other = folder.parents[2] / "release/02_more/02_more.ipynb"
    (folder / NAME).write_bytes(other.read_bytes())


def emptied(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def twice_under_other_names(folder: Path) -> None:
    data = (folder / NAME).read_bytes()
    (folder / NAME).rename(folder / "copy 1.ipynb")
    (folder / "copy 2.ipynb").write_bytes(data)


def nested(folder: Path) -> None:
    (folder / NAME).write_text("[" * 200_000)


REFUSED = {
    "broken JSON": (cut, "damaged: line .* is not JSON"),
    "not UTF-8": (write(NAME, b'{"cells": "\xff"}'), "byte 12 is not UTF-8"),
    "JSON, and no notebook": (write(NAME, b'{"rows": []}'), "no cells that can be read"),
    "a list": (write(NAME, b"[1, 2]"), "no cells that can be read"),
    "cells of another type": (
        write(NAME, b'{"cells": [5], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'),
        "no cells",
    ),
    "nested too deeply": (nested, "damaged"),
    "notebook of another module": (of_another_module, "another module, 02_more"),
    "notebook of nobody": (
        write(NAME, json.dumps(nbformat.v4.new_notebook(cells=[new_code_cell("1")])).encode()),
        "no cell of this module",
    ),
    "empty folder": (emptied, "holds no notebook. 01_basics.ipynb is expected"),
    "two candidates": (twice_under_other_names, "Several notebooks hold this module: copy 1.ipynb, copy 2.ipynb"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_graded_has_a_reason(desk, case: str) -> None:
    damage, says = REFUSED[case]
    damage(desk.submit("anna"))
    with language("en"), pytest.raises(SubmissionError, match=says):
        looked_at(desk)


def renamed(folder: Path) -> None:
    (folder / NAME).rename(folder / "Моё решение (1).ipynb")


def with_a_second_notebook(folder: Path) -> None:
    (folder / "scratch.ipynb").write_text(json.dumps(nbformat.v4.new_notebook()))


def with_a_link(folder: Path) -> None:
    (folder / "passwords.txt").symlink_to("/etc/passwd")


def named(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / "answers.json").rename(folder / name)


def two_others(folder: Path) -> None:
    named("answers (1).json")(folder)
    (folder / "answers (2).json").write_text('{"format": 1, "answers": {}}')


def of_origin(**origin: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        notebook = json.loads((folder / NAME).read_bytes())
        notebook["metadata"]["academy"] |= origin
        (folder / NAME).write_text(json.dumps(notebook), "utf-8")

    return change


def beside_a_file_of(edition: str) -> Callable[[Path], object]:
    """The notebook itself names no edition, as notebooks did not before."""

    def change(folder: Path) -> None:
        notebook = json.loads((folder / NAME).read_bytes())
        del notebook["metadata"]["academy"]["edition"]
        (folder / NAME).write_text(json.dumps(notebook), "utf-8")
        sidecar = json.loads((folder / "academy.json").read_bytes())
        (folder / "academy.json").write_text(json.dumps(sidecar | {"edition": edition}), "utf-8")

    return change


def of_old_format(value: object) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        notebook = json.loads((folder / NAME).read_bytes())
        notebook["metadata"]["orig_nbformat"] = value
        (folder / NAME).write_text(json.dumps(notebook), "utf-8")

    return change


def answers(text: str) -> Callable[[Path], object]:
    return write("answers.json", text.encode())


def whole(**given: object) -> str:
    return json.dumps({"format": 1, "answers": given})


def written_for(trainee: object, edition: object) -> Callable[[Path], object]:
    """Let both files say for whom the notebook wrote them."""

    def change(folder: Path) -> None:
        for name in ("answers.json", "progress.json"):
            path = folder / name
            data = json.loads(path.read_text("utf-8")) if path.exists() else {"format": 1}
            one = {"trainee": trainee, "edition": edition} if trainee else edition
            path.write_text(json.dumps(data | {"of": [one, 7] if trainee else one}), "utf-8")

    return change


MENDED = {
    "honest": (lambda folder: None, []),
    "with a byte order mark": (lambda f: (f / NAME).write_bytes(b"\xef\xbb\xbf" + (f / NAME).read_bytes()), []),
    "renamed file": (renamed, ["named Моё решение (1).ipynb; it was graded as 01_basics.ipynb"]),
    "second notebook": (with_a_second_notebook, ["not graded: scratch.ipynb"]),
    "files of the trainee's own": (written_for("ANNA ", "test"), []),
    "files written under another login": (
        written_for("boris", "test"),
        ["answers.json was written under the login boris", "progress.json was written under the login boris"],
    ),
    "answers of the year before": (
        written_for("anna", "2025"),
        ["answers.json was written in the edition 2025", "progress.json was written in the edition 2025"],
    ),
    "files that name nobody": (written_for(None, ["x"]), []),
    "a link": (with_a_link, ["passwords.txt is a link"]),
    "no date in timestamp.txt": (write("timestamp.txt", b"yesterday"), ["timestamp.txt holds no date"]),
    "answers.json is not JSON": (answers('{"answers": {"inbox": '), ["answers.json cannot be read (line 1, column"]),
    "answers.json is not UTF-8": (
        write("answers.json", b"\xff\xfe"),
        ["answers.json cannot be read (byte 1 is not UTF-8"],
    ),
    "answers.json is a list": (answers("[1]"), ["“answers” must hold names and values"]),
    "answers.json nested too deeply": (answers("[" * 100_000), ["answers.json cannot be read"]),
    "answers.json with an unknown exercise": (answers(whole(tone="thanks")), ["answers “tone”"]),
    "answers.json with a code exercise": (answers(whole(cheapest="x")), ["answers “cheapest”"]),
    "answers.json with unknown items": (
        answers(whole(inbox={"parcel": "now"})),
        ["“inbox”: There is no item “parcel”"],
    ),
    "answers.json with wrong types": (
        answers(whole(inbox=["now"], first_steps={"a": 1}, where_to_look=7, reply=3.5)),
        ["“inbox”", "“first_steps”", "“where_to_look”", "“reply”"],
    ),
    "no answers.json": (lambda f: (f / "answers.json").unlink(), ["There is no answers.json"]),
    "answers.json downloaded twice": (named("answers (1).json"), ["answers (1).json was taken as answers.json"]),
    "answers.json as text": (named("answers.json.txt"), ["answers.json.txt was taken as answers.json"]),
    "a copy of answers.json": (named("answers — копия (2).json"), ["копия (2).json was taken as answers.json"]),
    "two other answers.json": (
        two_others,
        ["Several files may be answers.json, and they differ: answers (1).json, answers (2).json", "no answers.json"],
    ),
    "an older download beside it": (
        write("answers (1).json", b"{}"),
        ["answers.json counts; these were not looked at: answers (1).json"],
    ),
    "a notebook of the year before": (of_origin(edition="2025"), ["of the edition 2025 of the course"]),
    "a notebook of another course": (of_origin(course="sales"), ["of another course, sales"]),
    "a notebook of the other language": (of_origin(lang="en"), ["in the language en; it was graded as ru"]),
    "an older notebook with its file of the year before": (beside_a_file_of("2025"), ["of the edition 2025"]),
    "a notebook that was converted": (of_old_format(3), ["in the old format 3; it was converted"]),
    "an old format that is a table": (of_old_format({"a": [1]}), []),
    "an old format that is null": (of_old_format(None), []),
    "Moscow time": (write("timestamp.txt", b"2026-03-02 19:12:00 MSK"), ["read as 2026-03-02 16:12:00 UTC"]),
    "a day before the month": (write("timestamp.txt", b"02.03.2026 19:12"), ["read as 2026-03-02 19:12:00 UTC"]),
    "a day that may be two": (write("timestamp.txt", b"03/02/2026 19:12"), ["holds no date that means one moment"]),
}


@pytest.mark.parametrize("case", MENDED)
def test_what_can_be_graded_is_noted(desk, case: str) -> None:
    damage, says = MENDED[case]
    damage(desk.submit("anna"))
    with language("en"):
        intake = looked_at(desk)
        notes = [str(note) for note in intake.notes]
    assert len(notes) == len(says), notes
    for note, expected in zip(notes, says, strict=True):
        assert expected in note
    assert set(graded_cells(intake.notebook)) == set(graded_cells(CourseFolder.open(desk.out).source(MODULE)))
    files, left_out = read_files(intake.folder)
    assert left_out == []
    assert not any((intake.folder / name).is_symlink() or name.endswith(".ipynb") for name in files)


def test_a_missing_folder_is_a_reason(desk) -> None:
    with language("en"), pytest.raises(SubmissionError, match="no folder"):
        looked_at(desk, "nobody")


def test_a_linked_folder_is_not_followed(desk) -> None:
    """The link could lead to another trainee's work."""
    folder = desk.submit("boris")
    link = desk.out / "submitted/anna" / MODULE
    link.parent.mkdir()
    link.symlink_to(folder)
    with language("en"), pytest.raises(SubmissionError, match="no folder"):
        inspect(CourseFolder.open(desk.out), MODULE, "anna")


@pytest.mark.parametrize("stands", ["a file", "a link to nowhere", "a link to everything"])
def test_what_stands_in_place_of_a_folder_is_a_reason(desk, stands: str) -> None:
    """It is reported, and a link to the root does not make us hash the whole disk."""
    place = desk.out / "submitted/anna" / MODULE
    place.parent.mkdir(parents=True)
    if stands == "a file":
        place.write_text("{}")
    else:
        place.symlink_to("/" if stands == "a link to everything" else "nowhere")
    course = CourseFolder.open(desk.out)
    assert course.submitted(MODULE) == ["anna"]
    assert submission_digest(place) == submission_digest(desk.out / "none")
    with language("en"), pytest.raises(SubmissionError, match="no folder"):
        inspect(course, MODULE, "anna")


def test_the_digest_sees_what_a_grade_depends_on_and_no_leftovers(desk) -> None:
    folder = desk.submit("anna")
    first = submission_digest(folder)
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "x.ipynb").write_text("{}")
    (folder / ".answers.lock").write_text("")
    (folder / "submission_secret.txt").write_text("0" * 128)
    os.utime(folder / NAME, (0, 0))
    assert submission_digest(folder) == first
    (folder / "answers.json").write_text(whole(inbox={"outage": "now"}))
    assert submission_digest(folder) != first


def test_the_digest_does_not_read_a_file_that_is_too_large_to_be_accepted(desk) -> None:
    """A sparse file of a terabyte occupies nothing and takes an hour to read."""
    folder = desk.submit("anna")
    (folder / "data.csv").touch()
    found = set()
    for size in (0, 2**40, 2**40 + 1):
        os.truncate(folder / "data.csv", size)
        found.add(submission_digest(folder))
    assert len(found) == 3
