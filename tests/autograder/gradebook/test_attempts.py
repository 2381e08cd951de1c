"""The gradebook beyond nbgrader's rows: transactions, attempts, reading, refusals, speed."""

from __future__ import annotations

import dataclasses
import json
import os
import pickle
import signal
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from autograder.gradebook.attempts import academy_attempt
from autograder.gradebook.book import Book
from autograder.gradebook.records import Graded, NotebookResult, SourceCell
from autograder.notes import Note
from tests.support.gradebooks import (
    KERNEL,
    MODULE,
    NOON,
    RIGHT,
    SUBMISSIONS,
    answered,
    attempt,
    make,
    results,
    rows_of,
    source_notebook,
)
from tests.support.postgresql import new_postgresql
from wording.languages import language

# ---- all or nothing

KILLED = """
import os, pickle, signal, sys
from sqlalchemy import event
from autograder.gradebook.book import Book
url, graded, attempt, statement = pickle.load(sys.stdin.buffer)
book = Book(url, "course")
@event.listens_for(book._engine, "after_cursor_execute")
def kill(connection, cursor, sql, *rest):
    if sql.startswith(statement):
        os.kill(os.getpid(), signal.SIGKILL)
book.write("01_basics", graded, attempt, None)
"""
STATEMENTS = [
    "INSERT INTO student",
    "INSERT INTO submitted_notebook",
    "INSERT INTO comment",
    "INSERT INTO academy_attempt",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_write_that_is_killed_leaves_nothing(new_gradebook: Callable[..., str], statement: str) -> None:
    url, graded = new_gradebook(), results(SUBMISSIONS["all answered"])
    given = pickle.dumps((url, graded, attempt(), statement))
    done = subprocess.run([sys.executable, "-c", KILLED], input=given, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert not any(rows_of(url).values())
    with Book(url, "course") as book:
        assert (book.submitted(MODULE), book.last(MODULE)) == (set(), {})
        book.write(MODULE, graded, attempt(), NOON)  # the next write succeeds
        assert book.submitted(MODULE) == {"anna"}


def _bad(**change: Any) -> Graded:
    graded = results(SUBMISSIONS["all answered"])
    first = graded.notebooks[0]
    cells = (*first.cells[:-1], dataclasses.replace(first.cells[-1], **change))
    return dataclasses.replace(graded, notebooks=(dataclasses.replace(first, cells=cells),))


@pytest.mark.parametrize(
    ("graded", "error", "names"),
    [
        (_bad(name="poem"), LookupError, "01_basics/poem"),
        (_bad(auto_score=float("nan")), ValueError, "01_basics/essay"),
        (Graded("anna", (NotebookResult("final (2)", ()),)), LookupError, "final .2."),
        (Graded("boris"), ValueError, "boris"),
    ],
    ids=["unknown cell", "not a number", "unknown notebook", "another's attempt"],
)
def test_results_that_do_not_fit_are_refused_whole(
    url: str, graded: Graded, error: type[Exception], names: str
) -> None:
    with Book(url, "course") as book, pytest.raises(error, match=names):
        book.write(MODULE, graded, attempt(), NOON)
    assert not any(rows_of(url).values())


def test_writers_at_the_same_time_wait_for_each_other(new_gradebook: Callable[..., str]) -> None:
    """When two mentors grade at once, every attempt has its own number, and no write is lost."""
    url, graded = new_gradebook(), results(SUBMISSIONS["all answered"])

    def work(_: int) -> None:
        with Book(url, "course") as book:
            for _n in range(10):
                book.write(MODULE, graded, attempt(), NOON)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    with Book(url, "course") as book:
        assert [a.number for a in book.attempts(MODULE, "anna")] == list(range(1, 41))
    assert len(rows_of(url)["grade"]) == 6


# ---- attempts


def test_attempts_come_back_as_they_were_kept(new_gradebook: Callable[..., str]) -> None:
    """A trainee's output may hold NaN, and NUL and lone surrogates, which PostgreSQL's text refuses."""
    first = attempt(
        notes=(Note("cells_put_back", cells="cpl"), Note("text", text="nul \0 half \ud800")),
        verdicts=({"exercise": "cpl", "points": 3.0, "parts": [1, None, "Да"]},),
        timings={"execute": 1.5},
        seconds=2.25,
        at=datetime(2026, 6, 15, 15, tzinfo=timezone(timedelta(hours=3))),
    )
    reason = Note("stood_at", reason=Note("text", text="nul \0 half \ud800"), n=3)
    second = attempt(status="failed", reason=reason, log="nul \0 half \ud800", verdicts=({"points": float("nan")},))
    with Book(new_gradebook(), "course") as book:
        graded = results({MODULE: answered(MODULE, RIGHT), "appendix": None})
        kept = [book.write(MODULE, graded, first, NOON), book.fail(MODULE, second)]
        texts = {f"{MODULE}/reply": "sha of Dear client", f"{MODULE}/letter": "sha of Dear colleague"}
        assert kept == [
            dataclasses.replace(first, number=1, texts=texts),
            dataclasses.replace(second, number=2),
        ]
        found = book.attempts(MODULE, "anna")
        assert found[0] == kept[0]
        assert found[0].at.tzinfo == UTC
        assert (found[1].reason, found[1].log) == (reason, "nul \N{REPLACEMENT CHARACTER} half ?")
        assert str(found[1].verdicts) == str(second.verdicts)
        book.write(MODULE, Graded("boris"), attempt("boris"), None)
        assert {who: a.number for who, a in book.last(MODULE).items()} == {"anna": 2, "boris": 1}
        assert (book.last("02_more"), book.attempts(MODULE, "vera")) == ({}, [])
        assert book.submitted(MODULE) == {"anna", "boris"}


def test_sentences_of_older_attempts_are_shown_as_they_stand(new_gradebook: Callable[..., str]) -> None:
    """Before there were codes, sentences were stored, in the language of whoever graded."""
    url, sentence = new_gradebook(), "Файл повреждён: байт 12 не в UTF-8."
    with Book(url, "course") as book:
        book.fail(MODULE, attempt(status="failed", reason=Note("file_nested"), notes=(Note("not_isolated"),)))
        with book.transaction(writes=True) as connection:
            old = {"reason": sentence, "notes": json.dumps(["Клетка «cpl» восстановлена."])}
            connection.execute(academy_attempt.update(), old)
        (found,) = book.attempts(MODULE, "anna")
    for lang in ("ru", "en"):
        with language(lang):
            assert str(found.reason) == sentence
            assert [str(note) for note in found.notes] == ["Клетка «cpl» восстановлена."]


def test_attempts_survive_an_upgrade_of_the_gradebook(url: str) -> None:
    """Run `nbgrader db upgrade` on a gradebook of an older nbgrader, whose students had no `lms_user_id`."""
    with Book(url, "course") as book:
        book.fail(MODULE, attempt(status="failed"))
        before = book.attempts(MODULE, "anna")
    path = url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE student DROP COLUMN lms_user_id")
        connection.execute("UPDATE alembic_version SET version_num = '167914646830'")
    command = [sys.executable, "-m", "nbgrader", "db", "upgrade", f"--CourseDirectory.db_url={url}"]
    path_of_alembic = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    subprocess.run(command, cwd=Path(path).parent, env=os.environ | {"PATH": path_of_alembic}, check=True)
    with closing(sqlite3.connect(path)) as connection:
        assert "lms_user_id" in {row[1] for row in connection.execute("PRAGMA table_info(student)")}
    with Book(url, "course") as book:
        assert book.attempts(MODULE, "anna") == before != []


# ---- reading


def test_the_source_comes_back_in_its_order(new_gradebook: Callable[..., str]) -> None:
    url = new_gradebook()
    with Book(url, "course") as book:
        notebooks = book.source(MODULE)
    assert [n.name for n in notebooks] == [MODULE, "appendix"]
    for notebook in notebooks:
        cells = source_notebook(notebook.name).cells
        assert notebook.kernelspec == KERNEL
        assert notebook.cells == tuple(
            SourceCell(
                cell.metadata.nbgrader.grade_id,
                cell.cell_type,
                cell.metadata.nbgrader.locked,
                cell.source,
                cell.metadata.nbgrader.checksum,
                *(cell.metadata.nbgrader[flag] for flag in ("grade", "solution", "task")),
                cell.metadata.nbgrader.get("points"),
            )
            for cell in cells
        )


@pytest.mark.parametrize("course", ["course", "another course"])
def test_an_unknown_assignment_is_a_lookup_error(url: str, course: str) -> None:
    """An assignment of another course in the same database is unknown too; nbgrader would take it for ours."""
    name = "09_none" if course == "course" else MODULE
    with Book(url, course) as book:
        for ask in (book.source, book.submitted, lambda n: book.write(n, Graded("anna"), attempt(module=n), NOON)):
            with pytest.raises(LookupError, match=name):
                ask(name)


def test_what_is_no_gradebook_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    """If we added our table, nbgrader would not save the revision from which its upgrades start."""
    with pytest.raises(LookupError, match=r"none\.db"):
        Book(f"sqlite:///{tmp_path}/none.db")
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "empty.db").touch()
    with pytest.raises(LookupError, match=r"empty\.db"):
        Book(f"sqlite:///{tmp_path}/empty.db")
    assert (tmp_path / "empty.db").read_bytes() == b""


def test_a_postgresql_url_without_a_driver_finds_psycopg(postgresql_server: str) -> None:
    """nbgrader's users write postgresql://, which SQLAlchemy takes for the older psycopg2."""
    url = make(new_postgresql(postgresql_server))
    with Book(url.replace("+psycopg", ""), "course") as book:
        assert [n.name for n in book.source(MODULE)] == [MODULE, "appendix"]


# ---- speed


def test_it_starts_without_nbgrader() -> None:
    """The module exists to avoid nbgrader's import."""
    code = "import sys, autograder.gradebook.book; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"nbgrader", "nbformat", "traitlets", "pandas", "psycopg"} & set(done.stdout.split()) == set()
    assert "sqlalchemy" in done.stdout.split()


def test_a_submission_is_written_in_milliseconds(url: str) -> None:
    graded, spent = results(SUBMISSIONS["all answered"]), []
    with Book(url, "course") as book:
        for number in range(60):
            who = f"trainee{number % 30}"
            started = time.perf_counter()
            book.write(MODULE, dataclasses.replace(graded, trainee=who), attempt(who), NOON)
            spent.append(time.perf_counter() - started)
    assert statistics.median(spent) < 0.05, "an order above what it takes: busy machines are no defect"
