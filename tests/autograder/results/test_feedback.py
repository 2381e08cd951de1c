"""Feedback pages have the right words for each state, escape what trainees wrote and show no hidden check."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

from autograder.building.course_folder import CourseFolder
from autograder.building.leaks import hidden_lines
from autograder.errors import AcademyError
from autograder.exercises.verdict import VERDICT_MIME
from autograder.grading.grade_module import grade_module
from autograder.grading.nbgrader_steps import CutHidden
from autograder.results.feedback import write_feedback
from autograder.results.pages import percent
from autograder.results.stopped import stopped
from tests.support.built_course import BuiltCourse
from tests.support.paths import SMALL
from wording.languages import language

MODULE = "01_basics"


@pytest.fixture(scope="module")
def pages(graded, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Write the pages, by trainee; the mentor has graded anna's text."""
    desk = graded.using(out=tmp_path_factory.mktemp("feedback") / "ru")
    shutil.copytree(graded.out, desk.out)
    with CourseFolder.open(desk.out).gradebook() as gradebook:
        grade = gradebook.find_grade("reply-grade", MODULE, MODULE, "anna")
        grade.manual_score, grade.needs_manual_grade = 4.0, False
        gradebook.find_comment(
            "reply-grade", MODULE, MODULE, "anna"
        ).manual_comment = "Ясно.\n<script>alert(1)</script>"
        gradebook.update_or_create_student("boris", first_name="Борис", last_name="<i>Ким</i>")
        gradebook.db.commit()
    written = write_feedback(desk.out, desk.root, desk.datasets, MODULE)
    assert [p.relative_to(desk.out).as_posix() for p in written] == [
        f"feedback/{t}/01_basics/01_basics.html"
        for t in sorted(["anna", "boris", "dina", "egor", "gleb", "vera", "zoya"])
    ]
    return {p.parts[-3]: p.read_text("utf-8") for p in written}


def card(page: str, name: str) -> str:
    return re.search(rf'<article id="{name}">(.*?)</article>', page, re.DOTALL)[1]


def state(page: str, name: str) -> str:
    return re.search(r'class="badge (\w+)"', card(page, name))[1]


@pytest.mark.parametrize(
    ("trainee", "states"),
    [
        ("anna", ["right", "right", "right", "right", "right", "checked"]),
        ("boris", ["partly", "partly", "wrong", "wrong", "wrong", "waiting"]),
        ("gleb", ["none"] * 6),
    ],
)
def test_each_exercise_has_its_state(pages: dict[str, str], trainee: str, states: list[str]) -> None:
    names = ("cost_per_lead", "cheapest", "where_to_look", "inbox", "first_steps", "reply")
    assert [state(pages[trainee], name) for name in names] == states


def test_a_wrong_answer_gets_the_sentence_of_its_check_and_the_first_hint(pages: dict[str, str]) -> None:
    text = html.unescape(card(pages["boris"], "cost_per_lead"))
    assert "Баннер не принёс заявок, но деньги на него потрачены." in text
    assert "Сложите расход по всем кампаниям" in text
    assert "Две суммы, одно деление" not in text
    assert "1,5 " in text
    assert 'load("tiny_report").query("Leads > 0")' in text


def test_a_right_answer_gets_no_hint(pages: dict[str, str]) -> None:
    assert "Сложите расход" not in pages["anna"]


def test_a_hidden_check_shows_its_sentence_and_nothing_else(graded, pages: dict[str, str]) -> None:
    assert "потратила мало и не принесла ничего" in card(pages["boris"], "cheapest")
    source = CourseFolder.open(graded.out).source(MODULE)
    hidden = set().union(*(hidden_lines(c.source) for c in source.cells))
    assert len(hidden) >= 3
    for page in pages.values():
        assert [line for line in hidden if line in html.unescape(page)] == []
        assert "no_leads_at_all" not in page
        assert "steady_one" not in page


def test_written_work_shows_text_rubric_comment_and_what_the_pre_check_noticed(graded, pages: dict[str, str]) -> None:
    checked = card(pages["anna"], "reply")
    assert "назван следующий шаг, срок и кто его делает" in checked
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in checked
    assert html.escape(graded.answer(MODULE, "reply", "solution").strip()[:40]) in checked
    assert "назовите дату" in card(pages["boris"], "reply")


def test_answers_of_forms_are_shown_in_words(pages: dict[str, str]) -> None:
    assert "Работает ли счётчик целей" in card(pages["anna"], "where_to_look")
    assert re.search(r"У клиента не открывается сайт</td>.*?Сейчас</td>", card(pages["anna"], "inbox"), re.DOTALL)
    steps = re.findall(r"<li>(.*?)</li>", card(pages["anna"], "first_steps").partition("<details")[0])
    assert steps == ["Выслушать", "Проверить факты", "Предложить план", "Убедиться, что помогло"]


def test_who_could_not_be_graded_is_told_why(pages: dict[str, str]) -> None:
    assert 'role="alert"' in pages["dina"]
    assert "01_basics.ipynb" in pages["dina"]
    assert "<article" not in pages["dina"]


def test_pages_stand_alone_and_are_in_the_course_language(pages: dict[str, str]) -> None:
    for page in pages.values():
        assert '<html lang="ru">' in page
        assert not re.search(r"""(src|href)\s*=\s*["'](?!#)""", page), "nothing is loaded from elsewhere"
        assert "<script" not in page
    assert "&lt;i&gt;Ким&lt;/i&gt;" in pages["boris"]


def test_writing_again_changes_no_file(graded, tmp_path: Path) -> None:
    out = tmp_path / "ru"
    shutil.copytree(graded.out, out)
    first = write_feedback(out, graded.root, graded.datasets, MODULE)
    stamps = [p.stat().st_mtime_ns for p in first]
    assert write_feedback(out, graded.root, graded.datasets, MODULE, trainees=["anna"]) == [first[0]]
    write_feedback(out, graded.root, graded.datasets, MODULE)
    assert [p.stat().st_mtime_ns for p in first] == stamps


def test_nothing_graded_is_said(desk) -> None:
    desk.submit("anna")
    with language("en"), pytest.raises(AcademyError, match="Nothing is graded yet"):
        write_feedback(desk.out, desk.root, desk.datasets, MODULE)


FORGED = {
    "hidden line as a value": {
        "check": "raises",
        "values": {"error": 'return got == "steady_one" or fail(share=0.5 if got == "silent_one" else None)'},
    },
    "markup as a value": {
        "check": "raises",
        "values": {"error": "<img src=x onerror=alert(1)>[x](javascript:alert(1))"},
    },
    "unknown check": {"check": "nowhere", "values": {}},
    "values of another type": {"check": "raises", "values": [1, 2]},
    "a list for a check": {"check": ["raises"], "values": {}},
    "missing values": {"check": "name", "values": {}},
}


@pytest.mark.parametrize("case", FORGED)
def test_a_forged_verdict_neither_breaks_nor_leaks(graded, tmp_path: Path, case: str) -> None:
    out = tmp_path / "ru"
    shutil.copytree(graded.out, out)
    path = out / "autograded/boris/01_basics/01_basics.ipynb"
    path.chmod(0o644)
    notebook = nbformat.read(path, 4)
    verdict = {"exercise": "cheapest", "state": "wrong", "points": 2.0, "max_points": 4.0, "reason": "", "hidden": True}
    cell = next(c for c in notebook.cells if c.id == "cheapest-grade")
    cell.outputs = [new_output("execute_result", data={VERDICT_MIME: verdict | FORGED[case], "text/plain": "2.0"})]
    nbformat.write(notebook, path)
    page = write_feedback(out, graded.root, graded.datasets, MODULE, trainees=["boris"])[0].read_text("utf-8")
    assert state(page, "cheapest") == "partly"
    assert "steady_one" not in html.unescape(page)
    assert "<img" not in page
    assert 'href="javascript' not in page


def test_answers_of_any_form_are_survived(graded, tmp_path: Path) -> None:
    out = tmp_path / "ru"
    shutil.copytree(graded.out, out)
    path = out / "autograded/boris/01_basics/answers.json"
    path.chmod(0o644)
    wild = {"where_to_look": {"a": [1]}, "inbox": {"outage": ["now"], "x": "now"}, "first_steps": [["hear"], 5, "hear"]}
    path.write_text(json.dumps({"format": 1, "answers": wild}), "utf-8")
    page = write_feedback(out, graded.root, graded.datasets, MODULE, trainees=["boris"])[0].read_text("utf-8")
    assert "<article" in page


PEEK = """
import sys
print(In)
for name, value in list(globals().items()):
    if isinstance(value, str):
        print(repr(value))
"""


def test_stock_feedback_shows_no_hidden_check_either(graded) -> None:
    """nbgrader's pages show cells, outputs, tracebacks: a peeking cell, a failing grade cell, a coloured traceback."""
    source = CourseFolder.open(graded.out).source(MODULE)
    hidden = sorted(set().union(*(hidden_lines(c.source) for c in source.cells)))
    grade = next(c for c in source.cells if c.id == "cheapest-grade")
    grade.outputs = [
        new_output("error", ename="ValueError", evalue=hidden[0], traceback=["\x1b[31m----> " + hidden[1]])
    ]
    peeked = new_output("stream", name="stdout", text=repr(grade.source))
    framed = new_output(
        "error", ename="E", evalue="e", traceback=["\x1b[0;31m" + "\x1b[0m".join([hidden[2][:9], hidden[2][9:]])]
    )
    harmless = new_output("stream", name="stdout", text="42\n")
    source.cells.append(new_code_cell(PEEK, outputs=[peeked, framed, harmless]))
    cut, _resources = CutHidden().preprocess(source, {})
    shown = json.dumps(cut, ensure_ascii=False).replace('\\"', '"')
    assert [line for line in hidden if line in shown] == []
    assert cut.cells[-1].outputs[2] == harmless
    assert "steady_one" not in shown


@pytest.mark.slow
def test_stock_generate_feedback_runs_with_our_steps(graded, tmp_path: Path) -> None:
    out = tmp_path / "ru"
    shutil.copytree(graded.out, out)
    command = [sys.executable, "-m", "nbgrader", "generate_feedback", MODULE, "--student", "boris", "--force"]
    done = subprocess.run(command, cwd=out, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    page = html.unescape((out / "feedback/boris/01_basics/01_basics.html").read_text("utf-8"))
    assert "cost_per_lead" in page
    assert "HIDDEN TESTS" not in page
    assert "steady_one" not in page


@pytest.mark.parametrize(("share", "shown"), [(0.995, "99"), (1.0, "100"), (0.0, "0"), (0.664, "66")])
def test_only_full_marks_are_a_hundred_per_cent(share: float, shown: str) -> None:
    assert percent(share, "ru").startswith(shown)


STOPPED = [
    # text of the answer's cell, line, what Python says, what the page says of it
    ("cost_per_lead = 1\ncost_per_lead = repotr.Cost", 2, "NameError", "Имени `repotr` пока нет"),
    ("cost_per_lead = СУММ(1)", 1, "NameError", "функция Excel"),
    ("cost_per_lead = (1", 1, "SyntaxError", ""),
    ("cost_per_lead = “1”", 1, "SyntaxError", "типографские кавычки"),
    ("x = {}\ncost_per_lead = x['<b>Cost</b>']", 2, "KeyError", "&lt;b&gt;Cost&lt;/b&gt;"),
    ("cost_per_lead = 5 / 0", 1, "ZeroDivisionError", "делят на ноль"),
]


@pytest.fixture(scope="module")
def stops(released: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Write the pages of notebooks whose answer's cell stops."""
    desk = BuiltCourse.copy(released, tmp_path_factory.mktemp("stopped") / "ru")
    for number, (source, *_rest) in enumerate(STOPPED):

        def change(notebook: nbformat.NotebookNode, source: str = source) -> None:
            next(c for c in notebook.cells if c.id == "cost_per_lead").source = source

        desk.edit(desk.submit(f"t{number}"), change)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACADEMY_CONTENT", str(SMALL))
        grade_module(desk.out, MODULE)
    return [p.read_text("utf-8") for p in write_feedback(desk.out, desk.root, desk.datasets, MODULE)]


@pytest.mark.parametrize("number", range(len(STOPPED)))
def test_a_cell_that_stopped_is_named_with_line_and_error(stops: list[str], number: int) -> None:
    source, line, error, says = STOPPED[number]
    text = card(stops[number], "cost_per_lead")
    first = source.startswith("cost_per_lead = 1\n")
    assert state(stops[number], "cost_per_lead") == ("wrong" if first else "stopped")
    assert f"остановилась с ошибкой в строке {line}" in text
    assert f"<code>{error}: " in text
    assert says.replace("`repotr`", "<code>repotr</code>") in text
    assert "<b>Cost" not in text


HOSTILE_ERRORS = [
    {"ename": "<b>", "evalue": "<script>", "traceback": ["Cell In[1], line 99999999999999"]},
    {"ename": "NameError", "evalue": "name '<img src=x>`**' is not defined" + "x" * 9_000, "traceback": "none"},
    {"ename": "KeyError", "evalue": "\u202e\x00", "traceback": [{"a": 1}, None]},
    {"ename": "Stopped", "evalue": "<script>", "traceback": []},
    {"ename": 5, "evalue": None},
]


@pytest.mark.parametrize("error", HOSTILE_ERRORS)
def test_what_a_stopped_cell_says_is_cut_and_escaped(error: dict[str, object]) -> None:
    cell = {"cell_type": "code", "id": "x", "source": "x = 1", "metadata": {}}
    page = stopped([cell | {"outputs": [{"output_type": "error"} | error]}], "x", "ru")
    assert 0 < len(page) < 1_200
    assert set(re.findall(r"<(/?\w+)", page)) <= {"p", "/p", "code", "/code"}
    assert "\u202e" not in page
    assert "9999999" not in page


def test_a_worked_solution_is_shown_for_full_marks_and_after_the_date(graded, tmp_path: Path) -> None:
    desk = graded.using(out=tmp_path / "ru")
    shutil.copytree(graded.out, desk.out)

    def shown() -> dict[str, list[bool]]:
        pages = {p.parts[-3]: p.read_text("utf-8") for p in write_feedback(desk.out, desk.root, desk.datasets, MODULE)}
        names = ("cost_per_lead", "cheapest", "where_to_look", "inbox", "first_steps", "reply")
        return {who: ["Разобранное решение" in card(pages[who], n) for n in names] for who in ("anna", "boris", "gleb")}

    before = shown()
    assert before["anna"][:5] == [True] * 5
    assert before["boris"] == before["gleb"] == [False] * 6
    with CourseFolder.open(desk.out).gradebook() as gradebook:
        assignment = gradebook.find_assignment(MODULE)
        assignment.duedate = datetime(2020, 1, 1)  # noqa: DTZ001  as nbgrader keeps it
        submission = gradebook.find_submission(MODULE, "gleb")
        submission.extension = timedelta(days=36_500)
        gradebook.db.commit()
    after = shown()
    assert after["boris"] == [True] * 6
    assert after["gleb"] == [False] * 6


def test_the_page_bears_the_login(pages: dict[str, str]) -> None:
    assert "Борис &lt;i&gt;Ким&lt;/i&gt; (boris)" in pages["boris"]
    assert "anna (anna)" not in pages["anna"], "who has no name in the gradebook is called by the login"
