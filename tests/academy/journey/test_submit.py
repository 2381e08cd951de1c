"""`submit`: what is missing is said first, nothing is lost, and no receipt claims more than it proves."""

from __future__ import annotations

import datetime as dt
import json
import stat
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from academy import submit
from academy.content import BUILT_COURSE
from academy.journey.handing_in import Submitted, inspect
from academy.journey.package import MOST_BYTES, Package
from academy.journey.places import EXCHANGE, CoursePlace, ExchangePlace, ParcelPlace, find_place
from academy.journey.submit_form import SubmitForm
from academy.notebook.session import session
from academy.runs.record import Run, recorded_runs
from autograder.files import write_atomically
from autograder.receipts.key import PRIVATE, PUBLIC
from autograder.receipts.receipt import hash_files, read_receipt
from autograder.receipts.verify import verify_receipt
from autograder.submission.timestamp import parse_utc
from tests.support.assessments import ASSESSMENT, bare_course, register_of
from tests.support.opened_module import MODULE
from wording.languages import language

ANSWERED = {
    "first_reaction": ["promise"],
    "questions": ["phone", "hours", "prices"],
    "when_to_act": {"call": "today", "report": "today", "plan": "week", "blame": "never"},
    "first_steps": ["answer", "facts", "cause", "offer"],
    "reply": "Irina, I will send the figures by 5 August.",
}


@pytest.fixture
def course(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "course"
    root.mkdir()
    monkeypatch.setenv(BUILT_COURSE, str(root))
    return root


def handed_in(course: Path) -> Path:
    return course / "submitted" / "ivanova" / MODULE


def edit(folder: Path, cell_id: str, source: str, *, outputs: Any = None) -> None:
    path = folder / f"{MODULE}.ipynb"
    one = nbformat.read(path, 4)
    cell = next(cell for cell in one.cells if cell.id == cell_id)
    cell.source = source
    if outputs is not None:
        cell.outputs = outputs
    nbformat.write(one, path)


def package(**files: str) -> Package:
    contents = {name.replace("_", "."): text.encode() for name, text in files.items()}
    return Package("small", "2026.1", ASSESSMENT, "anna", dt.datetime(2026, 3, 2, 16, 12, 5, 42, dt.UTC), contents)


# ---- what goes in, and where


def test_the_work_reaches_the_course_with_its_time_and_a_note(
    folder: Path, course: Path, saved: Callable[..., None]
) -> None:
    saved(**ANSWERED)
    done = submit(yes=True)
    assert isinstance(done, Submitted), done
    there = handed_in(course)
    assert sorted(p.name for p in there.iterdir()) == [f"{MODULE}.ipynb", "answers.json", "timestamp.txt"]
    assert (there / "answers.json").read_bytes() == (folder / "answers.json").read_bytes()
    assert abs(parse_utc((there / "timestamp.txt").read_text()) - dt.datetime.now(dt.UTC).replace(tzinfo=None)) < (
        dt.timedelta(minutes=1)
    )
    assert "Handed in on" in repr(done)
    assert "It is not signed, so it is no proof by itself." in repr(done)
    assert not list(course.rglob("*.tmp"))
    note = read_receipt(next(folder.glob("receipts/note-*.json")))
    assert note.files == hash_files(there)
    assert (note.signature, note.trainee, note.assignment) == ("", "ivanova", MODULE)


def test_the_same_work_changes_nothing_and_other_work_keeps_the_first(
    folder: Path, course: Path, saved: Callable[..., None]
) -> None:
    saved(questions=["phone"])
    submit(yes=True)
    first = (handed_in(course) / "timestamp.txt").read_text()
    assert "This very work was handed in" in repr(submit(yes=True))
    assert (handed_in(course) / "timestamp.txt").read_text() == first
    assert not (course / "earlier").exists()
    saved(questions=["hours"])
    assert "It takes the place of what you handed in before" in repr(submit(yes=True))
    (kept,) = (course / "earlier" / "ivanova" / MODULE).iterdir()
    assert json.loads((kept / "answers.json").read_text())["answers"] == {"questions": ["phone"]}
    assert json.loads((handed_in(course) / "answers.json").read_text())["answers"] == {"questions": ["hours"]}


def test_a_file_that_the_code_names_goes_in_too(folder: Path, course: Path) -> None:
    for name in ("mine.csv", "other.csv", ".hidden.csv"):
        (folder / name).write_text("a", "utf-8")
    edit(folder, "cost_per_call", 'pd.read_csv("mine.csv"); open("answers.json"); open(".hidden.csv")')
    submit(yes=True)
    assert {p.name for p in handed_in(course).iterdir()} == {f"{MODULE}.ipynb", "mine.csv", "timestamp.txt"}


def test_without_a_course_everything_is_packed_and_nothing_is_claimed(folder: Path, saved: Callable[..., None]) -> None:
    saved(**ANSWERED)
    done = submit(yes=True)
    assert repr(done).startswith("Not handed in yet")
    with zipfile.ZipFile(folder / f"{MODULE}-ivanova.zip") as parcel:
        assert {f"ivanova/{MODULE}/{name}" for name in (f"{MODULE}.ipynb", "answers.json", "timestamp.txt")} == set(
            parcel.namelist()
        )


def test_nbgraders_exchange_gets_what_it_can_collect(
    folder: Path, tmp_path: Path, saved: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(**ANSWERED)
    root, name = tmp_path / "exchange", session().sidecar.course
    monkeypatch.setenv(EXCHANGE, str(root))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    assert "does not know this course" in repr(submit(yes=True))
    (root / name / "inbound").mkdir(parents=True)
    (root / name / "outbound" / MODULE).mkdir(parents=True)
    done = submit(yes=True)
    assert isinstance(done, Submitted), done
    (there,) = (root / name / "inbound").iterdir()
    assert there.name.startswith(f"ivanova+{MODULE}+")
    assert (there / "submission_secret.txt").exists()
    assert hash_files(there) == done.done.receipt.files
    assert stat.S_IMODE(there.stat().st_mode) & stat.S_IROTH


def test_the_place_is_the_course_then_the_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(find_place(tmp_path), ParcelPlace)
    monkeypatch.setenv(EXCHANGE, str(tmp_path))
    assert isinstance(find_place(tmp_path), ExchangePlace)
    monkeypatch.setenv(BUILT_COURSE, str(tmp_path))
    assert isinstance(find_place(tmp_path), CoursePlace)
    monkeypatch.setenv(BUILT_COURSE, str(tmp_path / "gone"))
    assert isinstance(find_place(tmp_path), ExchangePlace)


# ---- refusals


@pytest.mark.parametrize("name", ["../vera", "a+b", ".hidden", "a\nb", "two  spaces"])
def test_a_name_that_is_no_folder_is_refused(
    folder: Path, course: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("ACADEMY_TRAINEE", name)
    assert "cannot be the name of a folder" in repr(submit(yes=True))
    assert not (course / "submitted").exists()


def test_a_damaged_or_missing_notebook_is_not_handed_in(folder: Path, course: Path) -> None:
    path = folder / f"{MODULE}.ipynb"
    for damage in (lambda: path.write_text("{", "utf-8"), path.unlink):
        damage()
        assert "cannot be read" in repr(submit(yes=True))
    assert not (course / "submitted").exists()


def test_what_is_too_large_is_refused(folder: Path, course: Path) -> None:
    with (folder / "big.csv").open("wb") as file:
        file.truncate(MOST_BYTES)
    edit(folder, "cost_per_call", 'open("big.csv")')
    assert "more than 100 MB" in repr(submit(yes=True))


def test_a_full_disk_leaves_the_earlier_submission(
    folder: Path, course: Path, saved: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(questions=["phone"])
    submit(yes=True)
    saved(questions=["hours"])

    def full(self: Package, folder: Path) -> None:
        folder.mkdir()
        raise OSError(28, "No space left on device", str(folder))

    monkeypatch.setattr(Package, "write", full)
    assert "No space left" in repr(submit(yes=True))
    assert json.loads((handed_in(course) / "answers.json").read_text())["answers"] == {"questions": ["phone"]}
    assert sorted(p.name for p in handed_in(course).parent.iterdir()) == [".lock", MODULE]


def test_nothing_happens_while_graded(folder: Path, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert submit() is None
    assert submit(yes=True) is None
    assert not (course / "submitted").exists()


# ---- receipts


def test_an_assessment_gets_a_signed_receipt_and_then_no_attempt_is_left(tmp_path: Path) -> None:
    course = bare_course(tmp_path / "course")
    place = CoursePlace(course)
    first = package(x_ipynb="{}", answers_json="1")
    assert place.refusal(first) == ""
    receipt = place.hand_in(first).receipt
    path = tmp_path / "receipt.json"
    write_atomically(path, receipt.text())
    public = course.root / "receipts" / PUBLIC
    assert verify_receipt(path, public, course.submission("anna", ASSESSMENT)).problems == ()
    again = place.hand_in(first)
    assert (again.repeated, again.receipt) == (True, receipt)
    with language("en"):
        assert "No attempt is left" in place.refusal(package(x_ipynb="{}", answers_json="2"))


def test_a_note_says_that_it_proves_nothing_until_the_mentor_signs(tmp_path: Path) -> None:
    course = bare_course(tmp_path / "course")
    (course.root / "receipts").mkdir()
    (course.root / "receipts" / PRIVATE).write_text("damaged", "utf-8")
    work = package(x_ipynb="{}")
    note = CoursePlace(course).hand_in(work).receipt
    assert note.signature == ""
    assert (course.submission("anna", ASSESSMENT) / "x.ipynb").read_text() == "{}", "the work is in all the same"
    (course.root / "receipts" / PRIVATE).unlink()
    signed = register_of(course).take_in("anna").receipt
    assert (signed.files, signed.trainee, signed.edition) == (note.files, note.trainee, note.edition)
    path = tmp_path / "note.json"
    write_atomically(path, note.text())
    with language("en"):
        found = verify_receipt(path, course.root / "receipts" / PUBLIC, course.submission("anna", ASSESSMENT))
        assert len(found.problems) == 1
        assert "is not signed" in found.problems[0]
        (course.submission("anna", ASSESSMENT) / "x.ipynb").write_text("[]", "utf-8")
        found = verify_receipt(path, course.root / "receipts" / PUBLIC, course.submission("anna", ASSESSMENT))
        assert len(found.problems) == 2


def test_a_course_of_somebody_else_gets_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that the trainee made could not be read by the mentor."""
    course = bare_course(tmp_path / "course")
    monkeypatch.setattr("os.geteuid", lambda: course.root.stat().st_uid + 1)
    assert CoursePlace(course).hand_in(package(x_ipynb="{}")).receipt.signature == ""
    assert not (course.root / "receipts" / PRIVATE).exists()


# ---- the form


def test_the_form_asks_once_when_something_is_missing(folder: Path, course: Path, saved: Callable[..., None]) -> None:
    with language("en"):
        form = SubmitForm(session())
    form.hand_in.click()
    assert "7 exercises have no answer." in form.text
    assert f"{MODULE}.ipynb#cell-id=questions-task" in form.text
    assert not handed_in(course).exists()
    form.back.click()
    assert "exercises have no answer" not in form.text
    form.hand_in.click()
    form.anyway.click()
    assert "Handed in on" in form.result
    assert handed_in(course).is_dir()


def test_what_is_missing_names_cells_unsaved_edited_and_failed(folder: Path, course: Path) -> None:
    now = time.time()
    edit(folder, "call_price", "1/0", outputs=[nbformat.v4.new_output("error", ename="E", evalue="", traceback=[])])
    recorded_runs().done += [
        Run(1, "demo-setup", "import pandas", now - 86_400, ok=False),
        Run(2, "cost_per_call", "cost_per_call = 1", now + 60),
    ]
    with language("en"):
        page = inspect(session()).missing.page()
    unsaved, edited, failed = (
        page.index(words) for words in ("not saved", "changed after they ran", "stopped with an error")
    )
    assert unsaved < page.index("#cell-id=cost_per_call") < edited < page.index("#cell-id=demo-setup") < failed
    assert failed < page.index("#cell-id=call_price")


def test_an_error_in_the_form_is_a_sentence(folder: Path, course: Path) -> None:
    with language("en"):
        form = SubmitForm(session())
    (folder / f"{MODULE}.ipynb").unlink()
    form.hand_in.click()
    assert "Not handed in." in form.result
    assert "Traceback" not in form.result
