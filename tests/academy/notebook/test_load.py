"""`load`: the trainee's own data, the file as exported, and a sentence for a name that does not exist."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from academy import load
from academy.notebook import load as loading
from academy.notebook.errors import NotebookError
from wording.languages import language


def test_a_dataset_is_a_fresh_frame_of_this_trainee(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = load("calls")
    assert list(mine.columns) == ["day", "calls", "spent"]
    assert len(mine) == 20
    mine["spent"] = 0
    assert load("calls")["spent"].sum() > 0
    first = load("calls")
    monkeypatch.setenv("ACADEMY_TRAINEE", "petrov")
    assert not load("calls").equals(first)


def test_an_exercise_with_one_dataset_gives_it(folder: Path) -> None:
    pd.testing.assert_frame_equal(load("cost_per_call"), load("calls"))
    assert load("cost_per_call", raw=True) == load("calls", raw=True)


def test_raw_writes_the_export_beside_the_notebook(folder: Path) -> None:
    path = load("calls", raw=True)
    assert path == folder / "data" / "calls.csv"
    pd.testing.assert_frame_equal(pd.read_csv(path), load("calls"))


def test_raw_leaves_the_same_file_alone_and_mends_a_changed_one(folder: Path) -> None:
    path = load("calls", raw=True)
    content, stamp = path.read_bytes(), path.stat().st_mtime_ns
    load("calls", raw=True)
    assert path.stat().st_mtime_ns == stamp
    path.write_text("edited in a spreadsheet")
    assert load("calls", raw=True).read_bytes() == content
    assert [p.name for p in path.parent.iterdir()] == ["calls.csv"], "no scratch file is left"


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("cals", False, ["nothing named “cals”", "Did you mean “calls”?", "Datasets: calls."]),
        ("../calls", True, ["nothing named “../calls”"]),
        ("call_price", False, ["“call_price” has no data of its own"]),
        ("call_price", True, ["nothing named “call_price”", "Datasets: calls."]),
        (["calls"], False, ['Write the name in quotes: load("calls").']),
        (..., True, ["Write the name in quotes"]),
    ],
)
def test_a_wrong_name_is_a_sentence_without_a_traceback(folder: Path, name: Any, raw: bool, says: list[str]) -> None:
    with pytest.raises(NotebookError) as caught:
        load(name, raw=raw)
    assert all(one in str(caught.value) for one in says)
    assert caught.value._render_traceback_() == [str(caught.value)]
    assert caught.value.__suppress_context__


def test_no_room_for_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(loading, "write_atomically", full)
    says = r"calls\.csv cannot be written beside the notebook: No space left on device"
    with pytest.raises(NotebookError, match=says):
        load("calls", raw=True)


def test_a_read_only_copy_can_still_be_graded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The grader may mount a submission read-only, but the trainee's cells still need the file."""
    real: Callable[[Path, Any], None] = loading.write_atomically

    def read_only(path: Path, content: bytes) -> None:
        if folder in path.parents:
            raise OSError(errno.EROFS, "Read-only file system")
        real(path, content)

    monkeypatch.setattr(loading, "write_atomically", read_only)
    monkeypatch.setenv("ACADEMY_SUBMISSION_OF", "ivanova")
    path = load("calls", raw=True)
    assert path.name == "calls.csv"
    assert folder not in path.parents
    pd.testing.assert_frame_equal(pd.read_csv(path), load("calls"))


def test_outside_of_a_module(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with language("en"), pytest.raises(NotebookError, match=r"There is no academy\.json beside the notebook"):
        load("calls")
