"""No command slips past the one place that decides: somebody without any role tries each of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.support.tracker_commands import ALL, KEYS, MANAGER, MENTOR, SIGN, Commands

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
    ("person", "list"), ("status",), ("due",), ("queue",), ("period", "list"), *((noun, "list") for noun in DATA),
    ("observe", "list"),
}  # fmt: skip
"""They show what the reader may see, which is nothing here. Which periods are closed is public."""
NOT_ASKED = {
    ("department", "start"): "makes a department where there is none",
    ("restore",): "fills an empty database, for whoever owns the files",
    ("credential", "keys"): "makes keys, needs no database",
    ("credential", "verify"): "checks a file, needs no database",
}


def tries(run: Commands) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Command -> its words, about Anna's record."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for noun, words in DATA.items():
        id_ = run.evidence(noun, *words, "--on", "2026-06-01")
        found[noun, "add"] = (*words, "--on", "2026-06-01", "--person", MANAGER)
        found |= {(noun, verb): (id_, *more) for verb, more in VERBS.items()}
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
    """Tables enough to be read as one."""
    path = folder / "gradebook.db"
    sqlite3.connect(path).close()
    return path


def test_without_a_role_nothing_is_done_and_nothing_seen(run: Commands) -> None:
    run(*KEYS)
    run("person", "add", "Чужой", "--login", STRANGER, "--from", "2024-01-01", "--position", "guest")
    (role,) = (row["row"] for row in run.json("person", "show", STRANGER) if row["table"] == "role")
    run("person", "end", f"role-{role}", "--on", "2024-01-01")
    words = tries(run)
    assert not {name for name, _command in ALL} - words.keys() - LISTS - NOT_ASKED.keys(), "a new command: try it too"
    database = sqlite3.connect(run.url)
    wrong = []
    for name, _command in ALL:
        if name in NOT_ASKED:
            continue
        before = database.execute("SELECT COUNT(*) FROM event").fetchone()
        said = run(*name, *words.get(name, ()), by=STRANGER, code=None)
        after = database.execute("SELECT COUNT(*) FROM event").fetchone()
        refused = "You may not do that" in said.stderr and said.exit_code == 1
        told = [secret for secret in (NAME, "Тайн") if secret in said.output]
        if before != after or told or refused == (name in LISTS):
            wrong.append((name, said.exit_code, told, said.stderr))
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
    *((noun, "list", *who) for noun in (*DATA, "observe") for who in ((MANAGER,), ())),
]


def test_every_reading_of_anothers_record_leaves_a_line(run: Commands) -> None:
    """Whose, by whom and what: a name of a colleague (`person list`) is nobody's record. All can be had as JSON."""
    run.evidence("case", "--title", "x", "--on", "2026-06-01")
    run("case", "endorse", run.evidence("case", "--title", "y", "--on", "2026-06-01"), by=MENTOR)
    database = sqlite3.connect(run.url)
    count = "SELECT COUNT(*), COALESCE(MAX(allowed), 1) FROM access WHERE id > ?"
    silent = []
    for words in READS:
        last = database.execute("SELECT COALESCE(MAX(id), 0) FROM access").fetchone()
        run.json(*words)
        if database.execute(count, last).fetchone() == (0, 1):
            silent.append(words)
    database.close()
    assert silent == []
