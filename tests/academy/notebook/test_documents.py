"""A document beside the notebook: the form says what lies there, `check` judges that, and nothing of it is saved."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from academy import check
from academy.notebook.session import session
from academy.notebook.widgets.form import Form
from autograder.exercises.kinds import kind_of
from autograder.exercises.reader import read_course
from tests.support.paths import KINDS, SMALL
from wording.languages import language


@pytest.fixture
def folder(kinds: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("ACADEMY_SUBMISSION_OF", "NBGRADER_EXECUTION", "JUPYTERHUB_USER", "ACADEMY_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ACADEMY_TRAINEE", "ivanova")
    shutil.copytree(kinds("en"), tmp_path / "en")
    monkeypatch.chdir(tmp_path / "en")
    return tmp_path / "en"


def brief(label: str) -> bytes:
    exercise = read_course(KINDS / "course", SMALL / "datasets").modules[0].exercise("crew_brief")
    trials = {trial.label: trial.answer for trial in kind_of(exercise.manifest.kind).test(exercise, "en")}
    return bytes(trials[label]["brief.docx"])


def test_check_judges_what_lies_in_the_folder_now(folder: Path) -> None:
    with language("en"):
        form = Form(session(), session().exercise("crew_brief"))
        assert "brief.docx is not in the folder yet." in form.field.box.value
        assert "There is no brief.docx" in str(check("crew_brief"))
        (folder / "Brief (1).docx").write_bytes(brief("mistakes/no_dates"))
        form.check.click()
        assert "Found: Brief (1).docx. It counts as brief.docx." in form.field.box.value
        assert "Columns missing: What, Due" in form._result.value
        (folder / "brief.docx").write_bytes(brief("solution"))
        assert "Right" in str(check("crew_brief")), "the right name wins"
        (folder / "brief.docx").write_bytes(b"PK\3\4 cut off")
        assert "cannot be read as .docx" in str(check("crew_brief"))
        (folder / "brief.docx").unlink()
        (folder / "Brief (1).docx").rename(folder / "brief.doc")
        assert "Save it as .docx" in str(check("crew_brief"))
    answers = folder / "answers.json"
    assert not answers.exists() or "crew_brief" not in answers.read_text("utf-8")
