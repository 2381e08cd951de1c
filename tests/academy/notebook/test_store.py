"""answers.json and progress.json: two notebooks at once, damaged files, a full disk. Nothing is ever lost."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from academy import check
from academy.notebook import store
from academy.notebook.session import session
from academy.notebook.store import Damaged, Store
from academy.notebook.widgets.form import Form
from autograder.errors import Unreadable
from autograder.exercises.kinds import kind_of
from tests.support.opened_module import answers, progress
from wording.languages import language

WRITER = """
import sys
from pathlib import Path
from academy.notebook.store import Store
who, times = sys.argv[2], int(sys.argv[3])
kept = Store(Path(sys.argv[1]))
for n in range(times):
    kept.save(f"{who}_{n}", [who, n])
    kept.count("checks", "shared")
"""


def test_two_notebooks_of_a_module_lose_nothing(folder: Path) -> None:
    """Two processes write different answers and count the same exercise, as fast as they can."""
    times = 60
    commands = [[sys.executable, "-c", WRITER, str(folder), who, str(times)] for who in ("left", "right")]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    assert [process.communicate()[1] for process in running] == ["", ""]
    assert answers(folder) == {f"{who}_{n}": [who, n] for who in ("left", "right") for n in range(times)}
    assert progress(folder)["checks"] == {"shared": 2 * times}
    assert not list(folder.glob(".*.tmp"))


def test_a_saved_answer_comes_back(tmp_path: Path) -> None:
    kept = Store(tmp_path)
    assert kept.answer("reply") is None
    kept.save("reply", "Ирина, добрый день!\r\n«Цена» — 5 %")
    kept.save("questions", ["phone"])
    assert Store(tmp_path).answer("reply") == "Ирина, добрый день!\r\n«Цена» — 5 %"
    assert "Ирина" in (tmp_path / "answers.json").read_text("utf-8"), "a person can read the file"


BROKEN = [
    (b'{"format": 1, "answers": {\n "reply": "a" "b"}}', "line 2, column 15 is not JSON"),
    (b"", "line 1, column 1 is not JSON"),
    (b'{"format": 1, "answers": {"reply": "\xff"}}', "byte 37 is not UTF-8"),
    (b'["reply"]', 'it does not begin with {"format": 1'),
    (b'{"format": 2, "answers": {}}', 'it does not begin with {"format": 1'),
    (b'{"format": 1, "answers": ["reply"]}', "“answers” must hold names and values in curly brackets"),
    (b"[" * 100_000, "nested too deeply"),
]


@pytest.mark.parametrize(("content", "says"), BROKEN, ids=[says[:20] for _content, says in BROKEN])
def test_a_damaged_file_is_told_with_its_place_and_kept(folder: Path, content: bytes, says: str) -> None:
    path = folder / "answers.json"
    path.write_bytes(content)
    with language("en"), pytest.raises(Damaged) as damaged:
        Store(folder).answer("reply")
    assert says in str(damaged.value)
    assert "answer again in the form: the old file will be kept as answers.broken-1.json" in str(damaged.value)
    result = check("questions")
    assert (result.state, says in result.text) == ("unreadable", True)
    assert path.read_bytes() == content, "reading changes nothing"

    kept = Store(folder).save("questions", ["phone"])
    assert kept == folder / "answers.broken-1.json"
    assert kept.read_bytes() == content
    assert answers(folder) == {"questions": ["phone"]}

    path.write_bytes(content)
    assert Store(folder).save("questions", []) == folder / "answers.broken-2.json"
    assert kept.read_bytes() == content, "an earlier copy is not written over"


def test_a_byte_order_mark_is_no_damage(folder: Path) -> None:
    """Notepad of Windows adds one when it saves the file."""
    text = json.dumps({"format": 1, "answers": {"questions": ["phone", "hours", "prices"]}})
    (folder / "answers.json").write_text(text, "utf-8-sig")
    assert check("questions").state == "right"


def test_what_we_do_not_know_is_left_in_the_file(folder: Path) -> None:
    data = {"format": 1, "note": "mine", "answers": {"of_an_older_edition": {"a": 1}}}
    (folder / "answers.json").write_text(json.dumps(data))
    Store(folder).save("questions", ["phone"])
    found = json.loads((folder / "answers.json").read_text())
    assert {name: value for name, value in found.items() if name != "of"} == {
        "format": 1,
        "note": "mine",
        "answers": {"of_an_older_edition": {"a": 1}, "questions": ["phone"]},
    }


def test_the_files_say_for_whom_they_were_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder may be handed in under another login, and then right answers look wrong."""
    Store(folder).save("questions", ["phone"])
    monkeypatch.setenv("JUPYTERHUB_USER", "i.petrova")
    for answer in ([], ["hours"]):
        Store(folder).save("questions", answer)
    check("cost_per_call", 1.5)
    edition = json.loads((folder / "academy.json").read_text("utf-8"))["edition"]
    ivanova, petrova = ({"trainee": who, "edition": edition} for who in ("ivanova", "i.petrova"))
    assert json.loads((folder / "answers.json").read_text("utf-8"))["of"] == [ivanova, petrova]
    assert progress(folder)["of"] == [petrova]


def test_a_damaged_progress_file_stops_nobody(folder: Path) -> None:
    (folder / "progress.json").write_text("{")
    assert check("cost_per_call", 1.5).state == "wrong"
    assert progress(folder)["checks"] == {"cost_per_call": 1}
    assert (folder / "progress.broken-1.json").read_text() == "{"


@pytest.mark.parametrize("part", ['{"cost_per_call": "many"}', '{"cost_per_call": null}'])
def test_a_count_of_a_wrong_type_begins_anew(folder: Path, part: str) -> None:
    (folder / "progress.json").write_text(f'{{"format": 1, "checks": {part}, "hints": {part}, "times": {part}}}')
    check("cost_per_call", 1.5)
    assert progress(folder)["checks"] == {"cost_per_call": 1}


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the disk fill up while a file is written; calling the fixture makes room again."""

    def half(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", half)
        yield patch.undo


def test_a_full_disk_leaves_the_old_file(folder: Path, saved: Any, full: Any) -> None:
    text = json.dumps({"format": 1, "answers": {"questions": ["phone"]}})
    (folder / "answers.json").write_text(text)
    with pytest.raises(OSError, match="No space left"):
        Store(folder).save("questions", ["hours"])
    assert (folder / "answers.json").read_text() == text
    assert not list(folder.glob(".*.tmp"))


def test_on_a_full_disk_the_form_keeps_the_answer_and_says_so(folder: Path, full: Any) -> None:
    form = Form(session(), session().exercise("questions"))
    for box in form.field.box.children:
        box.value = box.tooltip != "Are you happy with our work?"
    assert "Not saved: there is no space left on the disk. Your answer stays on the screen." in form._saved.value
    assert 'role="alert"' in form._saved.value
    form.check.click()
    assert "academy-right" in form._result.value, "what is on the screen is judged"
    assert not (folder / "answers.json").exists()
    full()
    form.check.click()
    assert answers(folder) == {"questions": form.field.value()}
    assert form._saved.value == "Saved."


def test_a_hanging_writer_is_not_waited_for_forever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    with FileLock(folder / store.LOCK):
        result = check("questions")
    assert result.state == "trouble"
    assert "cannot be opened" in result.text


def test_an_answer_of_a_wrong_type_is_kept_before_it_is_written_over(folder: Path, saved: Any) -> None:
    """Valid JSON that is no answer to this exercise: other answers stay, and so does a copy of the file."""
    saved(questions={"phone": True}, reply="A text of mine")
    exercise = session().exercise("questions")
    with pytest.raises(Unreadable):
        kind_of("choice").read(exercise, Store(folder).answer("questions"))
    form = Form(session(), exercise)
    assert "A list of ticked options is expected" in form._result.value
    form.field.box.children[0].value = True
    assert json.loads((folder / "answers.broken-1.json").read_text())["answers"]["questions"] == {"phone": True}
    assert answers(folder) == {"questions": form.field.value(), "reply": "A text of mine"}
    assert "kept as answers.broken-1.json" in form._saved.value
    form.field.box.children[1].value = True
    assert not (folder / "answers.broken-2.json").exists(), "once is enough"


def test_windows_lets_go_of_a_file_after_a_moment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A virus scanner has the file open: replacing it is refused twice and then works."""
    real, refusals = (
        store.write_atomically,
        [PermissionError(13, "Access is denied"), PermissionError(13, "Access is denied")],
    )

    def busy(path: Path, content: str | bytes) -> None:
        if refusals:
            raise refusals.pop()
        real(path, content)

    monkeypatch.setattr(store, "write_atomically", busy)
    monkeypatch.setattr(store, "REPLACE_AGAIN", (0.0, 0.0, 0.0))
    Store(folder).save("questions", ["phone"])
    assert answers(folder) == {"questions": ["phone"]}
