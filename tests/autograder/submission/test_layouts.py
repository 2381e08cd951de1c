"""Whatever lies under `submitted/` is graded or named: nobody is left out without a word."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.submission.layouts import put_in_place
from wording.languages import language

MODULE = "09_paid_ads"
MODULES = ("03_communication", MODULE)


def work(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / f"{MODULE}.ipynb").write_text("{}")
    (folder / "answers.json").write_text("{}")


def packed(archive: Path, *, top: str = "") -> None:
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w") as made:
        for name in (f"{MODULE}.ipynb", "answers.json"):
            made.writestr(f"{top}{name}", "{}")


def beside(folder: Path) -> None:
    work(folder / MODULE)
    work(folder / "09 paid ads")


def linked(folder: Path) -> None:
    work(folder.parent / "elsewhere")
    folder.mkdir(parents=True)
    (folder / "09-paid-ads").symlink_to(folder.parent / "elsewhere")


def damaged(folder: Path) -> None:
    packed(folder / f"{MODULE}.zip")
    archive = folder / f"{MODULE}.zip"
    archive.write_bytes(archive.read_bytes()[:60])


TAKEN: dict[str, Callable[[Path], None]] = {
    "as it should be": lambda folder: work(folder / MODULE),
    "spaces": lambda folder: work(folder / "09 paid ads"),
    "capitals": lambda folder: work(folder / "09_Paid_Ads"),
    "hyphens": lambda folder: work(folder / "09-paid-ads"),
    "number of a second download": lambda folder: work(folder / f"{MODULE} (1)"),
    "copy": lambda folder: work(folder / f"{MODULE} — копия"),
    "zip of the folder": lambda folder: packed(folder / f"{MODULE}.zip", top=f"{MODULE}/"),
    "zip of the files": lambda folder: packed(folder / "09 paid ads (2).ZIP"),
    "folder in the folder": lambda folder: work(folder / MODULE / MODULE),
    "folder in a misspelt folder": lambda folder: work(folder / "09 Paid Ads" / MODULE),
}
NAMED: dict[str, tuple[Callable[[Path], None], str]] = {
    "files without the module's folder": (work, "it is no module's folder. If it is “09_paid_ads”"),
    "another name": (lambda folder: work(folder / "домашка"), "put it into submitted/anna/09_paid_ads/"),
    "another archive": (lambda folder: packed(folder / "final.rar.zip"), "it is no module's folder"),
    "twice": (beside, "because 09_paid_ads is there too. Leave the one that counts"),
    "link": (linked, "it is a link"),
    "damaged archive": (damaged, "it is damaged, or asks for a password"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_can_only_be_meant_is_taken(tmp_path: Path, name: str) -> None:
    TAKEN[name](tmp_path / "submitted" / "anna")
    with language("en"):
        found = put_in_place(tmp_path / "submitted", MODULE, MODULES)
    folder = tmp_path / "submitted/anna" / MODULE
    assert sorted(p.name for p in folder.iterdir()) == [f"{MODULE}.ipynb", "answers.json"]
    assert found.left_out == []
    assert bool(found.taken) == (name != "as it should be")
    assert put_in_place(tmp_path / "submitted", MODULE, MODULES).left_out == []


@pytest.mark.parametrize("name", NAMED)
def test_what_is_not_taken_is_named_with_the_way(tmp_path: Path, name: str) -> None:
    make, words = NAMED[name]
    make(tmp_path / "submitted" / "anna")
    before = sorted(tmp_path.rglob("*"))
    with language("en"):
        found = put_in_place(tmp_path / "submitted", MODULE, MODULES)
    named = [line for line in found.left_out if line.startswith("submitted/anna/")]
    assert named
    assert all(words in line for line in named)
    assert found.taken == []
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_outside_of_everybodys_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "submitted").mkdir()
    (tmp_path / "submitted/loose.ipynb").write_text("{}")
    (tmp_path / "submitted/.DS_Store").write_text("")
    with language("en"):
        found = put_in_place(tmp_path / "submitted", MODULE, MODULES)
    (line,) = found.left_out
    assert line.startswith("submitted/loose.ipynb: not taken, because it lies outside of a trainee's folder.")


@pytest.mark.parametrize("name", ["../../evil.ipynb", "/tmp/evil.ipynb", "a\\..\\..\\evil.ipynb"])
def test_an_archive_writes_nothing_outside_of_its_folder(tmp_path: Path, name: str) -> None:
    archive = tmp_path / "submitted/anna" / f"{MODULE}.zip"
    archive.parent.mkdir(parents=True)
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr(name, "{}")
    with language("en"):
        found = put_in_place(tmp_path / "submitted", MODULE, MODULES)
    assert "lies outside of it or is a link" in found.left_out[0]
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == [archive.name]


def test_an_archive_of_too_much_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed(tmp_path / "submitted/anna" / f"{MODULE}.zip")
    monkeypatch.setattr("autograder.submission.layouts.MOST_BYTES", 3)
    with language("en"):
        found = put_in_place(tmp_path / "submitted", MODULE, MODULES)
    assert "too much" in found.left_out[0]


def test_another_module_in_any_spelling_is_nobodys_fault(tmp_path: Path) -> None:
    """It is taken when that module is graded."""
    work(tmp_path / "submitted/anna/03 Communication")
    shutil.copytree(tmp_path / "submitted/anna/03 Communication", tmp_path / "submitted/anna" / MODULE)
    assert put_in_place(tmp_path / "submitted", MODULE, MODULES).left_out == []


def test_a_spoiled_file_of_an_archive_leaves_the_archive_as_it_is(tmp_path: Path) -> None:
    archive = tmp_path / "submitted/anna" / f"{MODULE}.zip"
    archive.parent.mkdir(parents=True)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(f"{MODULE}.ipynb", '{"cells": []}' * 50)
    content = archive.read_bytes()
    start = 30 + content[26]
    archive.write_bytes(content[:start] + b"\xff" * 8 + content[start + 8 :])
    with language("en"):
        found = put_in_place(tmp_path / "submitted", MODULE, MODULES)
    assert "it is damaged, or asks for a password" in found.left_out[0]
    assert [p.name for p in (tmp_path / "submitted/anna").iterdir()] == [archive.name]


def test_a_name_that_the_disk_refuses_is_not_called_damage(tmp_path: Path) -> None:
    archive = tmp_path / "submitted/anna" / f"{MODULE}.zip"
    archive.parent.mkdir(parents=True)
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("n" * 300, "{}")
    with language("en"):
        found = put_in_place(tmp_path / "submitted", MODULE, MODULES)
    assert found.left_out == [
        f"submitted/anna/{archive.name}: not taken, because it cannot be unpacked: File name too long."
    ]


def test_no_name_commands_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "submitted" / "an\x1b[2Jna").mkdir(parents=True)
    (tmp_path / "submitted" / "an\x1b[2Jna" / "x").touch()
    with language("en"):
        found = put_in_place(tmp_path / "submitted", MODULE, MODULES)
    assert "\x1b" not in found.left_out[0]
