"""Every command asks `tracker.access`: a person without any role tries each of them, and every read is logged."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.support.tracker_commands import ALL_COMMANDS, KEYS, MANAGER, MENTOR, SIGN, Commands

STRANGER, NAME = "s.stranger", "Анна Петрова"
DATA = {
    "case": ("--title", "Тайный кейс"),
    "post": ("--title", "Тайная статья"),
    "certificate": ("--name", "metrica", "--number", "7700"),
    "intern": ("--intern", "Дарья Ким", "--what", "Тайный разбор"),
    "improvement": ("--title", "Тайное улучшение"),
    "tasks": ("--solved", "9", "--total", "11"),
}
WHY = ("--reason", "x")
VERBS: dict[str, tuple[str, ...]] = {
    "submit": (), "endorse": (), "confirm": (), "return": WHY, "reject": WHY, "withdraw": WHY,
    "amend": WHY, "revoke": WHY, "adopt": ("--by", "x"),
}  # fmt: skip
LISTS = {
    ("person", "list"), ("status",), ("due",), ("queue",), ("period", "list"), *((group, "list") for group in DATA),
    ("observe", "list"),
}  # fmt: skip
"""Commands that list what the actor may see, which here is nothing, instead of refusing. Closed periods are public."""
WITHOUT_ACCESS_CHECK = {
    ("department", "start"): "creates a department in an empty database",
    ("restore",): "fills an empty database; file permissions protect it",
    ("credential", "keys"): "creates keys and needs no database",
    ("credential", "verify"): "checks a file and needs no database",
}


def attempts(run: Commands) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return for each command arguments that concern Anna's record."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for group, words in DATA.items():
        id_ = run.evidence(group, *words, "--on", "2026-06-01")
        found[group, "add"] = (*words, "--on", "2026-06-01", "--person", MANAGER)
        found |= {(group, verb): (id_, *more) for verb, more in VERBS.items()}
    seen = ("observe", "add", MANAGER, "success_criteria.plans_time", "--seen", "Тайное", "--rating", "1")
    (one,) = run.json(*seen, by=MENTOR)
    found |= {("observe", verb): (one["id"], *more) for verb, more in VERBS.items()} | {seen[:2]: seen[2:]}
    dispute = run.json("dispute", "metrica", "Тайное возражение", by=MANAGER)["id"]
    run("resolve", dispute, "Да")
    signed = run.json(*SIGN)["attestation"]["id"]
    run("person", "leave", MANAGER, "--from", "2026-07-01", "--to", "2026-07-02")
    people, cases = run.folder / "people.csv", run.folder / "cases.csv"
    people.write_text("Имя,Логин,Принят\nКто-то,k.to,2026-01-01\n", "utf-8")
    cases.write_text("Логин,Дата,Название\na.petrova,2026-06-01,Кейс\n", "utf-8")
    return found | {
        ("person", "add"): ("Кто-то",),
        ("person", "edit"): (MANAGER, "--email", "x@x.test"),
        ("person", "employ"): (MANAGER, "--from", "2027-01-01"),
        ("person", "end"): ("leave-1", "--on", "2026-07-01"),
        ("person", "leave"): (MANAGER, "--from", "2026-08-01", "--to", "2026-08-02"),
        ("person", "mentor"): (MANAGER, STRANGER),
        ("person", "role"): (STRANGER, "head"),
        ("person", "show"): (MANAGER,),
        ("import", "people"): (str(people),),
        ("import", "evidence"): (str(cases), "--kind", "case"),
        ("import", "gradebook"): (str(gradebook(run.folder)),),
        ("explain",): (MANAGER, "cases"),
        ("attest",): SIGN[1:],
        ("waive",): (MANAGER, "cases", "--to", "2026-12-31", *WHY),
        ("dispute",): ("cases", "не моё"),
        ("resolve",): (dispute, "x"),
        ("credential", "issue"): (signed,),
        ("credential", "list"): (MANAGER,),
        ("credential", "revoke"): (signed, *WHY),
        ("credential", "revoked"): (),
        ("report",): (),
        ("period", "close"): ("2026-Q1", "--yes"),
        ("period", "show"): ("2025",),
        ("audit", "verify"): (),
        ("export",): (MANAGER,),
        ("erase",): (MANAGER, *WHY, "--yes"),
        ("backup",): (str(run.folder / "copy.gz"),),
    }


def gradebook(folder: Path) -> Path:
    """Create an empty database, because access is checked before its tables are read."""
    path = folder / "gradebook.db"
    sqlite3.connect(path).close()
    return path


def test_without_a_role_nothing_can_be_changed_or_seen(run: Commands) -> None:
    run(*KEYS)
    run("person", "add", "Чужой", "--login", STRANGER, "--from", "2024-01-01", "--position", "guest")
    (role,) = (row["row"] for row in run.json("person", "show", STRANGER) if row["table"] == "role")
    run("person", "end", f"role-{role}", "--on", "2024-01-01")
    words = attempts(run)
    assert not {name for name, _command in ALL_COMMANDS} - words.keys() - LISTS - WITHOUT_ACCESS_CHECK.keys(), (
        "add arguments for the new command to `attempts`"
    )
    database = sqlite3.connect(run.url)
    wrong = []
    for name, _command in ALL_COMMANDS:
        if name in WITHOUT_ACCESS_CHECK:
            continue
        before = database.execute("SELECT COUNT(*) FROM event").fetchone()
        result = run(*name, *words.get(name, ()), by=STRANGER, code=None)
        after = database.execute("SELECT COUNT(*) FROM event").fetchone()
        refused = "You may not do that" in result.stderr and result.exit_code == 1
        revealed = [secret for secret in (NAME, "Тайн") if secret in result.output]
        if before != after or revealed or refused == (name in LISTS):
            wrong.append((name, result.exit_code, revealed, result.stderr))
    database.close()
    assert wrong == []


READS = [
    ("status", MANAGER),
    ("status",),
    ("due", "--person", MANAGER),
    ("due",),
    ("queue",),
    ("explain", MANAGER, "cases"),
    ("report", MANAGER),
    ("report",),
    ("person", "show", MANAGER),
    ("period", "show", "2025"),
    ("credential", "list", MANAGER),
    *((group, "list", *who) for group in (*DATA, "observe") for who in ((MANAGER,), ())),
]


def test_every_read_of_anothers_record_is_logged(run: Commands) -> None:
    """Except `person list`, because a colleague's name is not a record. All commands run with --json."""
    run.evidence("case", "--title", "x", "--on", "2026-06-01")
    run("case", "endorse", run.evidence("case", "--title", "y", "--on", "2026-06-01"), by=MENTOR)
    database = sqlite3.connect(run.url)
    count = "SELECT COUNT(*), COALESCE(MAX(allowed), 1) FROM access WHERE id > ?"
    unlogged = []
    for words in READS:
        last = database.execute("SELECT COALESCE(MAX(id), 0) FROM access").fetchone()
        run.json(*words)
        if database.execute(count, last).fetchone() == (0, 1):
            unlogged.append(words)
    database.close()
    assert unlogged == []
