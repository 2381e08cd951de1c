"""Periods, audit, export, erasure, backup and restore; and one run of many commands on PostgreSQL."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import click
import pytest

from academy.cli import main
from academy.cli.main import BELOW
from academy.cli.tracker import COMMANDS
from tests.support.paths import ROOT
from tests.support.postgresql import new_postgresql
from tests.support.tracker_commands import ALL_COMMANDS, MANAGER, MENTOR, Commands, department

REASON = ("--reason", "отзыв согласия", "--yes")


def test_a_period_is_closed_once_and_later_work_restates_it(run: Commands) -> None:
    output = run("period", "close", "2026-Q1", "--yes").stdout
    assert "Q1 2026 is closed: 3 people" in output
    assert "Анна Петрова" in output, "people below their quota are named"
    assert [p["kind"] for p in run.json("period", "list")] == ["quarter"]
    assert "2026-Q1 is already closed." in run("period", "close", "2026q1", "--yes", code=1).stderr
    assert "2026-Q2 is not over yet." in run("period", "close", "2026-Q2", "--yes", code=1).stderr
    late = ("post", "add", "--title", "Поздно", "--on", "2026-03-20", "--person", MANAGER, "--submit")
    (one,) = run.json(*late, "--reason", "болела")
    run("post", "endorse", one["id"], by=MENTOR)
    run("post", "confirm", one["id"], "--reason", "болела")
    kept = run.json("period", "show", "2026-Q1")
    assert [(s["confirmed"], s["reason"]) for s in kept if s["restates"]] == [(1, "болела")]
    assert "болела" in run("period", "show", "2026-Q1").stdout
    assert "This period is not closed." in run("period", "show", "2025").stdout


def test_closing_asks_first_and_only_the_head_may_close(run: Commands) -> None:
    result = run("period", "close", "2026-Q1", input="n\n", code=1)
    assert "Close Q1 2026?" in result.stdout
    assert run.json("period", "list") == []
    assert "No period is closed yet." in run("period", "list").stdout
    assert "You may not do that" in run("period", "close", "2026-Q1", "--yes", by=MENTOR, code=1).stderr


@pytest.mark.parametrize(("lang", "expected"), [("ru", "Журнал цел, событий:"), ("en", "The audit holds:")])
def test_the_audit_verifies_and_prints_the_head_to_keep(run: Commands, lang: str, expected: str) -> None:
    run.lang = lang
    output = run("audit", "verify").stdout
    assert expected in output
    seq, _colon, value = output.split()[-1].partition(":")
    run("case", "add", "--title", "ещё", by=MANAGER)
    run("audit", "verify", "--head", f"{seq}:{value}")
    run("audit", "verify", "--head", f"{seq}:{'0' * 64}", code=1)
    run("audit", "verify", "--head", "x", code=1)


def test_a_changed_byte_is_found(run: Commands) -> None:
    with sqlite3.connect(run.url) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE event SET payload = replace(payload, 'Анна', 'Инна') WHERE seq = 8")
        database.execute("UPDATE event SET at = at || 'Z' WHERE seq = 5")
    found = run.json("audit", "verify", code=1)
    assert 5 in {one["seq"] for one in found["broken"]}
    assert "5: " in run("audit", "verify", code=1).stdout


def test_a_person_exports_their_own_data_and_nobody_elses(run: Commands, tmp_path: Path) -> None:
    run("case", "add", "--title", "Мой кейс", by=MANAGER)
    path = tmp_path / "me.json"
    run("export", "--out", str(path), by=MANAGER)
    assert path.stat().st_mode & 0o077 == 0
    assert "Мой кейс" in json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False)
    assert json.loads(run("export", by=MANAGER).stdout)["person"][0]["login"] == MANAGER
    assert "You may not do that" in run("export", MANAGER, by=MENTOR, code=1).stderr


def test_an_erased_person_is_gone_and_the_audit_still_verifies(run: Commands, tmp_path: Path) -> None:
    run.confirmed("case", "--title", "Тайный проект")
    assert "It cannot be taken back." in run("erase", MANAGER, *REASON[:2], input="n\n", code=1).stdout
    assert MANAGER in {p["login"] for p in run.json("person", "list")}
    output = run("erase", MANAGER, *REASON, "--act", str(tmp_path / "act.json")).stdout
    assert "The act of destruction is in the audit" in output
    act = json.loads((tmp_path / "act.json").read_text("utf-8"))
    assert act["reason"] == "отзыв согласия"
    run("audit", "verify")
    remaining = b"".join(p.read_bytes() for p in Path(run.url).parent.glob("tracker.db*"))
    for personal in ("Петрова", MANAGER, "Тайный проект"):
        assert personal.encode() not in remaining
    assert "There is no person" in run("status", MANAGER, code=1).stderr
    assert "You may not do that" in run("erase", MENTOR, *REASON, by=MENTOR, code=1).stderr


@pytest.mark.parametrize("name", ["copy.db", "copy.db.gz"])
def test_a_backup_is_restored_into_an_empty_database_only(run: Commands, tmp_path: Path, name: str) -> None:
    run("case", "add", "--title", "Мой кейс", by=MANAGER)
    copy, other = str(tmp_path / name), str(tmp_path / "other.db")
    assert "KB" in run("backup", copy).stdout
    assert "the audit holds" in run("restore", copy, "--db", other, by=None).stdout
    assert "Мой кейс" in run("case", "list", "--db", other, by=MANAGER).stdout
    run("restore", copy, "--db", other, by=None, code=1)
    assert "You may not do that" in run("backup", copy, by=MENTOR, code=1).stderr


def test_the_same_commands_on_postgresql(empty: Commands, postgresql_server: str, tmp_path: Path) -> None:
    """Create, enter, confirm, read, report, close, attest, erase and verify; then restore the backup into SQLite."""
    empty.url = new_postgresql(postgresql_server)
    run = department(empty)
    run.confirmed("post", "--title", "Как читать отчёт", "--url", "https://blog.example/1")
    assert run.json("status", MANAGER)["quotas"][1]["counted"]
    assert "Борис" in run("status").stdout
    run("due", "--ics", str(tmp_path / "due.ics"))
    run("report", "--out", str(tmp_path), "--format", "html")
    run("period", "close", "2026-Q1", "--yes")
    words = (
        "credential",
        "keys",
        "--name",
        "Маяк",
        "--url",
        "https://m.example",
        "--status-url",
        "https://m.example/r",
    )
    run(*words)
    run("attest", MANAGER, "--reason", "решение", "--yes")
    copy, other = str(tmp_path / "copy.gz"), str(tmp_path / "copy.db")
    run("backup", copy)
    run("restore", copy, "--db", other, by=None)
    assert "Как читать" in run("post", "list", "--db", other).stdout
    run("erase", MANAGER, *REASON)
    assert "The audit holds" in run("audit", "verify").stdout
    run.env = {"ACADEMY_DB": run.url.replace("tracker@", "nobody@")}
    assert "cannot be opened" in run("status", code=1).stderr


# ---- all commands


@pytest.mark.parametrize(("name", "command"), ALL_COMMANDS, ids=[" ".join(name) for name, _command in ALL_COMMANDS])
def test_every_command_takes_the_common_options_and_no_two_share_a_name(
    name: tuple[str, ...], command: click.Command
) -> None:
    """An article's --url once replaced --db, because both were called `url` in the code."""
    names = [p.name for p in command.params]
    assert len(set(names)) == len(names)
    assert {"--lang", "--json"} <= {o for p in command.params for o in p.opts}
    assert command.help
    assert all(isinstance(p, click.Argument) or getattr(p, "help", None) for p in command.params)


def test_academy_has_all_commands_of_the_tracker() -> None:
    context = click.Context(main)
    for command in COMMANDS:
        found = main.get_command(context, str(command.name))
        assert found is command or (command.name in BELOW and found.params is command.params)
    assert {str(command.name) for command in COMMANDS} <= set(main.list_commands(context))
    assert len(ALL_COMMANDS) > 90


def test_the_two_guides_of_the_head_show_the_same_commands() -> None:
    """Heads read the Russian guide, so its commands and options must follow the English one."""
    import re

    docs = ROOT / "docs"
    shown = []
    for name in ("head-guide.md", "head-guide.ru.md"):
        lines = re.findall(r"^    (academy .*)$", (docs / name).read_text("utf-8"), re.M)
        shown.append([(line.split()[1], *re.findall(r"--[a-z-]+", line)) for line in lines])
    assert shown[0] == shown[1]
