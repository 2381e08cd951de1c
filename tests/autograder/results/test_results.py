"""Results by trainee, module and competency, equal in all four formats."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from autograder.building.course_folder import CourseFolder
from autograder.results.collect import Score, collect_results, score_of
from autograder.results.formats import results_csv, results_html, results_json, results_table
from autograder.results.people_tables import people_csv, people_tables
from wording.languages import language

MODULE = "01_basics"


@pytest.fixture(scope="module")
def results(graded, tmp_path_factory: pytest.TempPathFactory):
    out = tmp_path_factory.mktemp("results") / "ru"
    shutil.copytree(graded.out, out)
    with CourseFolder.open(out).gradebook() as gradebook:
        gradebook.update_or_create_student("anna", first_name="Анна", last_name="Яковлева")
        gradebook.update_or_create_student("boris", first_name="=HYPERLINK(1)", last_name="<b>Аба</b>")
        grade = gradebook.find_grade("reply-grade", MODULE, MODULE, "anna")
        grade.manual_score, grade.needs_manual_grade = 4.0, False
        gradebook.db.commit()
    return collect_results(out, graded.root)


def row(results, trainee: str):
    return next(r for r in results.trainees if r.trainee == trainee)


@pytest.mark.parametrize(
    ("trainee", "points", "pending", "state"),
    [
        ("anna", 18, 0, "passed"),
        ("vera", 14, 5, "passed"),
        ("boris", 3.5, 5, "failed"),
        ("gleb", 0, 0, "failed"),
        ("dina", 0, 0, "unreadable"),
    ],
)
def test_scores_by_module(results, trainee: str, points: float, pending: float, state: str) -> None:
    score = row(results, trainee).modules[MODULE]
    assert (score.points, score.max_points, score.pending, score.state) == (points, 19, pending, state)
    assert row(results, trainee).modules["02_more"].state == "absent"


def test_scores_by_competency(results) -> None:
    boris = {c: (s.points, s.max_points) for c, s in row(results, "boris").competencies.items()}
    assert boris == {
        "ads.unit_costs": (3.5, 7),
        "ads.reporting": (1.5, 5),
        "talk.letters": (0, 5),
        "talk.priorities": (0, 5),
    }
    assert row(results, "boris").competencies["talk.letters"].pending == 5
    assert {s.state for s in row(results, "dina").competencies.values()} == {"absent"}


def test_the_total_counts_what_is_graded(results) -> None:
    assert row(results, "anna").total == Score(18, 19, 0, "passed")
    assert row(results, "dina").total.state == "absent"


def test_names_order_and_titles(results) -> None:
    assert [r.trainee for r in results.trainees][-2:] == ["zoya", "anna"]
    titles = {"01_basics": "Основы", "02_more": "Ещё немного", "02_more_assessment": "Ещё немного: контрольная работа"}
    assert list(results.modules.items()) == list(titles.items())
    assert results.competencies["talk.letters"] == "Пишет клиенту ясно и по делу"
    assert results.pass_mark == 0.7


def test_points_that_may_still_come_leave_the_matter_open() -> None:
    assert [score_of(p, 10, w, 0.7).state for p, w in [(7, 0), (6.9, 0), (5, 2), (5, 1.9), (0, 0)]] == [
        "passed",
        "failed",
        "open",
        "failed",
        "failed",
    ]
    assert score_of(0.7 * 3, 3, 0, 0.7).state == "passed", "a float's last digit fails nobody"


@language("en")
def test_csv_and_json_say_the_same(results) -> None:
    rows = list(csv.DictReader(io.StringIO(results_csv(results))))
    data = json.loads(results_json(results))
    assert len(rows) == len(results.trainees) * (3 + 4)
    for one in rows:
        trainee = next(t for t in data["trainees"] if t["trainee"] == one["trainee"])
        score = trainee["modules" if one["kind"] == "module" else "competencies"][one["id"]]
        assert (float(one["points"]), float(one["pending"]), one["state"]) == (
            score["points"],
            score["pending"],
            score["state"],
        )
    assert next(r["name"] for r in rows if r["trainee"] == "boris").startswith("'=HYPERLINK")
    assert "damaged" in next(r["reason"] for r in rows if r["trainee"] == "dina" and r["id"] == MODULE)


def test_the_table_names_everybody(results) -> None:
    console = Console(width=160, record=True, file=io.StringIO())
    with language("en"):
        console.print(results_table(results))
    text = console.export_text()
    assert re.search(r"Анна Яковлева .* 18 / 19 +95", text)
    assert re.search(r"vera .* 14 / 19 \+5 ", text)
    assert re.search(r"dina .* not readable", text)


def test_the_page_stands_alone_and_says_in_words_what_colour_says(results) -> None:
    page = results_html(results)
    assert '<html lang="ru">' in page
    assert not re.search(r"""(src|href)\s*=\s*["'](?!#)""", page)
    assert "&lt;b&gt;Аба&lt;/b&gt;" in page
    cells = re.findall(r'<td class="(passed|open|failed)">(.*?)</td>', page, re.DOTALL)
    assert len(cells) == 12
    assert all(re.search(r"<b>\d+", cell) and "<small>" in cell for _state, cell in cells)
    heat = re.findall(r'style="--share: ([\d.]+)">(\d+)', page)
    assert len(heat) == 6 * 4, "everybody but the one whose file could not be read"
    assert all(abs(float(share) - int(text)) <= 1 for share, text in heat)


def test_no_trainees_is_a_page_too(results) -> None:
    assert "<table" in results_html(replace(results, trainees=()))


def test_formgrader_counts_the_same(results, graded) -> None:
    """Formgrader shows the scores of `NbGraderAPI`."""
    from nbgrader.apps import NbGraderAPI

    course = CourseFolder.open(graded.out)
    shown = {
        s["student"]: (s["score"], s["max_score"]) for s in NbGraderAPI(config=course.config()).get_submissions(MODULE)
    }
    expected = {
        r.trainee: (r.modules[MODULE].points, 19.0) for r in results.trainees if r.modules[MODULE].state != "unreadable"
    }
    assert shown | {"anna": (18, 19.0), "dina": (0.0, 0.0)} == expected | {"dina": (0.0, 0.0)}


@pytest.mark.slow
def test_formgrader_opens_the_built_course(graded, tmp_path: Path) -> None:
    """Start formgrader in the course's folder, as a mentor would."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyter_server", "--ServerApp.token=", "--ServerApp.password=", "--no-browser"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.allow_root=True"]
    command += ["--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}"]
    log = (tmp_path / "log").open("w")
    server = subprocess.Popen(command, cwd=graded.out, stdout=log, stderr=log)

    def get(path: str) -> str:
        for _attempt in range(120):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=60) as answer:
                    return answer.read().decode()
            except urllib.error.HTTPError:
                raise
            except urllib.error.URLError:
                assert server.poll() is None, (tmp_path / "log").read_text()
                time.sleep(0.5)
        raise AssertionError((tmp_path / "log").read_text())

    try:
        assignments = {a["name"]: a for a in json.loads(get("formgrader/api/assignments"))}
        assert assignments[MODULE]["max_score"] == 19
        submissions = {s["student"]: s for s in json.loads(get(f"formgrader/api/submissions/{MODULE}"))}
        assert (submissions["boris"]["score"], submissions["boris"]["needs_manual_grade"]) == (3.5, True)
        notebooks = json.loads(get(f"formgrader/api/submitted_notebooks/{MODULE}/{MODULE}"))
        page = get(f"formgrader/submissions/{notebooks[0]['id']}/")
        assert "Почта в девять утра" in page
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def test_namesakes_are_told_apart_by_their_login(graded, tmp_path: Path) -> None:
    """In every place of the page, also where only a name stands; others keep the name alone."""
    out = tmp_path / "ru"
    shutil.copytree(graded.out, out)
    with CourseFolder.open(out).gradebook() as gradebook:
        for login, first in (("anna", "Мария"), ("dina", "мария"), ("boris", "Борис")):
            gradebook.update_or_create_student(login, first_name=first, last_name="Орлова")
    found = collect_results(out, graded.root)
    assert {r.trainee: r.label for r in found.trainees if r.trainee in ("anna", "dina", "boris")} == {
        "anna": "Мария Орлова (anna)",
        "dina": "мария Орлова (dina)",
        "boris": "Борис Орлова",
    }
    page = results_html(found)
    assert "<span>Мария Орлова (anna)</span>" in page
    assert "<b>мария Орлова (dina)</b>" in page, "her file cannot be read"
    assert "<span>Борис Орлова</span>" in page


def test_the_csv_for_people_opens_in_a_russian_excel(results) -> None:
    """It takes `;` and a decimal comma, knows UTF-8 by its mark, makes a date of 3.5, and runs what begins with =."""
    text = people_csv(results)
    assert text.startswith("\ufeffСтажёр;Логин;Модуль;")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    boris = next(one for one in rows if one["Логин"] == "boris" and one["Модуль"] == "Основы")
    assert (boris["Баллы"], boris["Из скольких"], boris["Состояние"]) == ("3,5", "19", "нет зачёта")
    assert boris["Стажёр"].startswith("'=")
    assert not [cell for one in rows for cell in one.values() if re.fullmatch(r"\d{1,2}\.\d{1,2}", cell)]


def test_the_tables_for_people_hold_numbers(results) -> None:
    modules, competencies = people_tables(results)
    rows = {(one[1], one[2]): one for one in modules.rows}
    assert rows["boris", "Основы"][4:8] == (3.5, 19, round(3.5 / 19, 4), 5)
    assert {len(one) for one in modules.rows} == {len(modules.header)}
    assert {len(one) for one in competencies.rows} == {len(competencies.header)}
    assert len(competencies.rows) == len(results.trainees) * 4
