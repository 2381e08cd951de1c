"""A department is begun, its people are entered and corrected, and each sees what is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.tracker_commands import HEAD, MANAGER, MENTOR, OTHER, Commands


def test_a_department_begins_once(empty: Commands) -> None:
    words = ("department", "start", "Вера Лунина", "--login", HEAD, "--from", "01.01.2024")
    said = empty(*words, by=None)
    assert "Вера Лунина is its head" in said.stdout
    assert "academy person add" in said.stdout
    again = empty(*words, by=None, code=1)
    assert "already has people" in again.stderr


def test_people_are_listed_with_their_logins(run: Commands) -> None:
    assert {p["login"] for p in run.json("person", "list")} == {HEAD, MENTOR, MANAGER, OTHER}
    assert {p["login"] for p in run.json("person", "list", by=MENTOR)} == {MENTOR, MANAGER}
    assert [p["login"] for p in run.json("person", "list", by=MANAGER)] == [MANAGER]
    assert "Анна Петрова" in run("person", "list", "--on", "15.06.2026").stdout
    assert run.json("person", "list", "--on", "2023-06-15") == []


def test_a_person_is_corrected(run: Commands) -> None:
    made = run.json("person", "edit", OTHER, "--name", "Глеб Орловский", "--email", "g@agency.test")
    assert (made["name"], made["email"], made["login"]) == ("Глеб Орловский", "g@agency.test", OTHER)


def test_intervals_are_entered_shown_and_ended(run: Commands) -> None:
    run("person", "leave", MANAGER, "--from", "2026-07-01", "--to", "2026-07-14", "--kind", "sick")
    run("person", "role", MANAGER, "mentor", "--from", "2026-06-01")
    run("person", "mentor", OTHER, MANAGER, "--from", "2026-06-01")
    run("person", "employ", OTHER, "--from", "2027-01-11", "--to", "2027-02-11", "--position", "trainee")
    rows = {row["table"]: row for row in run.json("person", "show", MANAGER)}
    assert rows["leave"]["detail"] == "sick"
    shown = run("person", "show", MANAGER).stdout
    assert "illness" in shown
    assert "Борис Соколов" in shown
    entry = f"leave-{rows['leave']['row']}"
    ended = run("person", "end", entry, "--on", "2026-07-03", "--reason", "вышла раньше").stdout
    assert "3 Jul 2026" in ended
    assert {row["end"] for row in run.json("person", "show", MANAGER) if row["table"] == "leave"} == {"2026-07-03"}
    employed = [row for row in run.json("person", "show", OTHER) if row["table"] == "employment"]
    assert [row["detail"] for row in employed] == ["account_manager", "trainee"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("person", "end", "leave-99"), "There is no such entry"),
        (("person", "end", "holiday"), "Take it from `academy person show`"),
        (("person", "add", "Кто-то", "--login", HEAD), "--login: somebody else has this login"),
        (
            ("person", "leave", MANAGER, "--from", "2026-07-02", "--to", "2026-07-01"),
            "--to: the end is before the start",
        ),
        (("person", "mentor", MANAGER, MANAGER), "nobody is their own mentor"),
        (("person", "edit", "nobody", "--name", "x"), "There is no person “nobody”"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, tuple) else "",
)
def test_an_error_names_the_option_that_was_typed(run: Commands, words: tuple[str, ...], told: str) -> None:
    assert told in run(*words, code=1).stderr


def test_who_may_not_is_refused(run: Commands) -> None:
    for words in (("person", "add", "Кто-то"), ("person", "show", MANAGER), ("person", "role", MANAGER, "head")):
        assert "You may not do that" in run(*words, by=MANAGER, code=1).stderr


# ---- where a command sits down to work: decided in one place, so tested in one


def test_the_database_has_to_be_there(empty: Commands) -> None:
    """A mistyped path must not make an empty database."""
    said = empty("status", "--db", "mistyped.db", code=1)
    assert "there is no database mistyped.db" in said.stderr
    assert not Path("mistyped.db").exists()


def test_an_option_goes_before_the_variable(run: Commands) -> None:
    run.env = {"ACADEMY_AS": "nobody", "ACADEMY_DB": "nowhere.db"}
    assert "nowhere.db" in run("person", "list", code=1).stderr
    assert "Анна" in run("person", "list", "--db", run.url, "--as", HEAD).stdout
    assert "nobody in the department is “nobody”" in run("person", "list", "--db", run.url, code=1).stderr


def test_without_a_login_it_is_the_one_of_the_system(run: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: MANAGER)
    assert "Анна Петрова" in run("person", "list", by=None).stdout


@pytest.mark.parametrize("url", ["mysql://user:secret@host/x", "nonsense://x"])
def test_a_url_that_is_no_database_is_told_without_its_password(run: Commands, url: str) -> None:
    said = run("status", "--db", url, code=1).stderr
    assert "--db: it cannot be opened" in said
    assert "secret" not in said


def test_the_departments_own_rules(run: Commands, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    ours = ROOT / "tracker" / "policy.toml"
    own.write_text(ours.read_text("utf-8").replace('version = "2026.2"', 'version = "mine"'), "utf-8")
    assert run.json("status", MANAGER, "--policy", str(own))["policy"] == "mine"
    own.write_text("version = 1", "utf-8")
    assert "own.toml" in run("status", "--policy", str(own), code=1).stderr


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_one_rule_chooses_the_language(run: Commands, lang: str) -> None:
    """--lang, else ACADEMY_LANG; errors too."""
    other = {"ru": "en", "en": "ru"}[lang]
    run.lang = other
    said = run("post", "add", "--lang", lang, code=2).stderr
    assert said.startswith("--title: не указано" if lang == "ru" else "--title: it is missing")
    run.lang = lang
    assert run("post", "add", code=2).stderr == said


def test_a_mistyped_command_is_told_in_the_readers_language_with_exit_code_2(run: Commands) -> None:
    run.lang = "ru"
    for words, told in (
        (("post", "add", "--tilte", "x"), "Параметра --tilte нет. Может быть, --title?"),
        (("post", "add", "--title", "x", "--on", "31.02.2026"), "--on: «31.02.2026» — не дата"),
        (("certificate", "add", "--name", "ecdl"), "--name: такого значения нет. Выберите одно из: metrica, bitrix."),
        (("intern", "add", "--intern", "x", "--what", "y", "--hours", "два"), "--hours: такое число не подходит"),
        (("period", "close", "осень"), "PERIOD: «осень» – не период"),
        (("report", "--known-at", "вчера"), "--known-at: «вчера» – не момент"),
    ):
        said = run(*words, code=2).stderr
        assert told in said
        assert "Справка: main" in said or "Справка: academy" in said


def test_a_machine_without_the_tracker_says_how_to_get_it(run: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    """`academy` itself, its help and a trainee's commands need none of it."""
    monkeypatch.setattr("academy.cli.tracker.extra.PACKAGES", ("typst_that_is_not_there",))
    assert "attest" in run("--help").stdout
    for words in (("status",), ("credential", "verify", __file__, "--key", "x"), ("restore", __file__)):
        said = run(*words, code=1).stderr
        assert "pip install 'account-academy[tracker]'" in said
        assert "typst_that_is_not_there" in said
