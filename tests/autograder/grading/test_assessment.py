"""An assessment from release to results: an assignment of its own, whose judge alone knows what is right."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import nbformat
import pytest

from autograder.building.release import release_module
from autograder.errors import BuildError
from autograder.grading.grade_module import grade_module
from autograder.grading.outcome import Grading
from autograder.results.collect import TraineeResult, collect_results
from autograder.results.feedback import write_feedback
from tests.support.built_course import BuiltCourse

MODULE = "02_more_assessment"
PEEK = """
import json, pathlib
for path in sorted(pathlib.Path.cwd().rglob("*")):
    print("SEEN", path.name)
data = json.loads(pathlib.Path("academy.json").read_text())
print("HOLDS", sorted(data))
from academy.notebook.session import session
from academy import check
mine = session().sidecar.exercises
print("KEYS", [bool(e.key or e.checks or e.words.feedback) for e in mine.values()])
print("SAYS", {check("report_tells", [o]).state for o in session().exercise("report_tells").words.options})
lead_price = 1.0
"""


def grade(desk: BuiltCourse, module: str) -> Grading:
    return grade_module(desk.out, module, workers=1)


def row(desk: BuiltCourse, trainee: str) -> TraineeResult:
    return next(r for r in collect_results(desk.out, desk.root).trainees if r.trainee == trainee)


def test_the_assessment_decides_and_practice_is_progress(desk: BuiltCourse) -> None:
    desk.submit("anna", MODULE)
    desk.submit("anna", "02_more")
    desk.submit("boris", MODULE, default="stub")
    desk.submit("boris", "02_more")
    graded = [grade(desk, module) for module in ("02_more", MODULE)]
    assert [[(o.status, o.notes) for o in g.outcomes] for g in graded] == [[("graded", ())] * 2] * 2
    anna, boris = row(desk, "anna"), row(desk, "boris")
    assert [anna.modules[m].state for m in ("02_more", MODULE)] == ["practice", "passed"]
    assert [boris.modules[m].state for m in ("02_more", MODULE)] == ["practice", "failed"]
    assert (anna.modules[MODULE].points, anna.total.points, anna.total.max_points) == (12, 12, 12)
    assert boris.modules["02_more"].share == 1
    assert (boris.modules[MODULE].points, boris.total.state) == (0, "failed")
    assert anna.competencies["ads.reporting"].max_points == 4, "practice is no evidence"
    practice, assessment = (
        write_feedback(desk.out, desk.root, desk.datasets, module, ["anna"])[0].read_text("utf-8")
        for module in ("02_more", MODULE)
    )
    assert "порог зачёта – у контрольной работы" in practice
    assert "порог зачёта – у контрольной работы" not in assessment
    assert "Модуль зачтён" in assessment


def test_a_trainees_process_sees_nothing_that_judges(desk: BuiltCourse) -> None:
    """Neither the files beside the notebook nor `check` give the code of a submission anything away."""
    folder = desk.submit("eve", MODULE, default="stub")
    desk.edit(folder, lambda n: next(c for c in n.cells if c.id == "lead_price").update(source=PEEK))
    (folder / "academy.json").write_bytes((desk.out / "source" / MODULE / "academy.json").read_bytes())
    outcome = grade(desk, MODULE).outcomes[0]
    assert outcome.status == "graded"
    assert any("academy.json" in note for note in outcome.notes), "the file that was handed in is replaced"
    notebook = nbformat.read(desk.out / "autograded" / "eve" / MODULE / f"{MODULE}.ipynb", 4)
    cell = next(c for c in notebook.cells if c.id == "lead_price")
    text = "".join(o.get("text", "") + o.get("evalue", "") for o in cell.outputs)
    held = ["attempts", "course", "edition", "exercises", "following", "format", "lang", "minutes", "module"]
    assert f"HOLDS {[*held, 'of', 'part', 'title']}" in text, text
    assert "KEYS [False, False, False]" in text
    assert "SAYS {'taken'}" in text
    assert row(desk, "eve").modules[MODULE].points == 0


def test_an_item_that_was_not_drawn_is_worth_nothing(desk: BuiltCourse) -> None:
    folder = desk.submit("anna", MODULE)
    mine = json.loads((folder / "answers.json").read_text("utf-8"))["answers"]["report_tells"]
    every = {"money_total", "money_share", "money_per_lead", "leads_total", "leads_idle", "rank_dearest"}
    other = min(every - set(mine))
    (folder / "answers.json").write_text(
        json.dumps({"format": 1, "answers": {"report_tells": [*mine, other]}}), "utf-8"
    )
    outcome = grade(desk, MODULE).outcomes[0]
    assert any(f"«{other}»" in note for note in outcome.notes), outcome.notes
    assert row(desk, "anna").modules[MODULE].points == 8


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("lesson", "\nЗаявок без кампании нет: Без заявок цены заявки нет: делить не на что.\n"),
        ("lesson", "\n```{code-cell}\n:name: demo\ndef dearest_of(report):\n    pass\n```\n"),
        ("task", '\ncaught_by = "option_money_profit"\n'),
    ],
)
def test_a_release_that_shows_a_line_is_refused(desk: BuiltCourse, tmp_path: Path, file: str, text: str) -> None:
    shutil.copytree(desk.root.parent, tmp_path / "content")
    changed = desk.using(content=tmp_path / "content")
    folder = changed.root / "modules" / "02_more" / "assessment"
    path = folder / "lesson.ru.md" if file == "lesson" else folder / "exercises" / "report_tells" / "task.ru.md"
    old = path.read_text("utf-8")
    path.write_text(old + text if file == "lesson" else old.replace("# Options", f"{text}\n# Options"), "utf-8")
    changed.build()
    before = (desk.out / "release" / MODULE / f"{MODULE}.ipynb").read_bytes()
    with pytest.raises(BuildError, match=MODULE):
        release_module(desk.out, MODULE)
    assert (desk.out / "release" / MODULE / f"{MODULE}.ipynb").read_bytes() == before
