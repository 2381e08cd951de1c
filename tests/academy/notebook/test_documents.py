"""A document beside the notebook: the form says what lies there, `check` judges that, and nothing of it is saved."""

from __future__ import annotations

from pathlib import Path

from academy import check
from academy.notebook.session import session
from academy.notebook.widgets.form import Form
from autograder.exercises.kinds import kind_of
from autograder.exercises.reader import read_course
from tests.support.paths import KINDS, SMALL
from wording.languages import language


def brief(label: str) -> bytes:
    exercise = read_course(KINDS / "course", SMALL / "datasets").modules[0].exercise("crew_brief")
    trials = {trial.label: trial.answer for trial in kind_of(exercise.manifest.kind).test(exercise, "en")}
    return bytes(trials[label]["brief.docx"])


def test_check_judges_what_lies_in_the_folder_now(kinds_folder: Path) -> None:
    with language("en"):
        form = Form(session(), session().exercise("crew_brief"))
        assert "brief.docx is not in the folder yet." in form.field.box.value
        assert "There is no brief.docx" in str(check("crew_brief"))
        (kinds_folder / "Brief (1).docx").write_bytes(brief("mistakes/no_dates"))
        form.check.click()
        assert "Found: Brief (1).docx. It counts as brief.docx." in form.field.box.value
        assert "Columns missing: What, Due" in form._result.value
        (kinds_folder / "brief.docx").write_bytes(brief("solution"))
        assert "Right" in str(check("crew_brief")), "the right name wins"
        (kinds_folder / "brief.docx").write_bytes(b"PK\3\4 cut off")
        assert "cannot be read as .docx" in str(check("crew_brief"))
        (kinds_folder / "brief.docx").unlink()
        (kinds_folder / "Brief (1).docx").rename(kinds_folder / "brief.doc")
        assert "Save it as .docx" in str(check("crew_brief"))
    answers = kinds_folder / "answers.json"
    assert not answers.exists() or "crew_brief" not in answers.read_text("utf-8")
