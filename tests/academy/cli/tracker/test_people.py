"""Creating a department, entering and correcting its people, and the context that every command runs in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.tracker_commands import HEAD, MANAGER, MENTOR, OTHER, Commands


def test_a_department_is_created_once(empty: Commands) -> None:
    words = ("department", "start", "Вера Лунина", "--login", HEAD, "--from", "01.01.2024")
    result = empty(*words, by=None)
    assert "Вера Лунина is its head" in result.stdout
    assert "academy person add" in result.stdout
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
    ("words", "expected"),
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
def test_an_error_names_the_option_that_was_typed(run: Commands, words: tuple[str, ...], expected: str) -> None:
    assert expected in run(*words, code=1).stderr


def test_a_manager_may_not_change_people(run: Commands) -> None:
    for words in (("person", "add", "Кто-то"), ("person", "show", MANAGER), ("person", "role", MANAGER, "head")):
        assert "You may not do that" in run(*words, by=MANAGER, code=1).stderr


# ---- the context of a command: one place decides it, so it is tested once


def test_the_database_must_exist(empty: Commands) -> None:
    """A mistyped path must not create an empty database."""
    result = empty("status", "--db", "mistyped.db", code=1)
    assert "there is no database mistyped.db" in result.stderr
    assert not Path("mistyped.db").exists()


def test_an_option_overrides_the_environment_variable(run: Commands) -> None:
    run.env = {"ACADEMY_AS": "nobody", "ACADEMY_DB": "nowhere.db"}
    assert "nowhere.db" in run("person", "list", code=1).stderr
    assert "Анна" in run("person", "list", "--db", run.url, "--as", HEAD).stdout
    assert "nobody in the department is “nobody”" in run("person", "list", "--db", run.url, code=1).stderr


def test_the_default_login_is_that_of_the_system(run: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: MANAGER)
    assert "Анна Петрова" in run("person", "list", by=None).stdout


@pytest.mark.parametrize("url", ["mysql://user:secret@host/x", "nonsense://x"])
def test_an_error_about_the_url_does_not_show_its_password(run: Commands, url: str) -> None:
    output = run("status", "--db", url, code=1).stderr
    assert "--db: it cannot be opened" in output
    assert "secret" not in output


def test_the_departments_own_rules(run: Commands, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    default = ROOT / "tracker" / "policy.toml"
    own.write_text(default.read_text("utf-8").replace('version = "2026.2"', 'version = "mine"'), "utf-8")
    assert run.json("status", MANAGER, "--policy", str(own))["policy"] == "mine"
    own.write_text("version = 1", "utf-8")
    assert "own.toml" in run("status", "--policy", str(own), code=1).stderr


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_lang_overrides_the_environment_variable(run: Commands, lang: str) -> None:
    """In error messages too."""
    other = {"ru": "en", "en": "ru"}[lang]
    run.lang = other
    output = run("post", "add", "--lang", lang, code=2).stderr
    assert output.startswith("--title: не указано" if lang == "ru" else "--title: it is missing")
    run.lang = lang
    assert run("post", "add", code=2).stderr == output


def test_an_error_about_a_mistyped_command_is_in_the_readers_language_with_exit_code_2(run: Commands) -> None:
    run.lang = "ru"
    for words, expected in (
        (("post", "add", "--tilte", "x"), "Параметра --tilte нет. Может быть, --title?"),
        (("post", "add", "--title", "x", "--on", "31.02.2026"), "--on: «31.02.2026» — не дата"),
        (("certificate", "add", "--name", "ecdl"), "--name: такого значения нет. Выберите одно из: metrica, bitrix."),
        (("intern", "add", "--intern", "x", "--what", "y", "--hours", "два"), "--hours: такое число не подходит"),
        (("period", "close", "осень"), "PERIOD: «осень» – не период"),
        (("report", "--known-at", "вчера"), "--known-at: «вчера» – не момент"),
    ):
        output = run(*words, code=2).stderr
        assert expected in output
        assert "Справка: main" in output or "Справка: academy" in output


def test_without_the_extra_commands_say_how_to_install_it(run: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    """Help and the trainees' commands work without it."""
    monkeypatch.setattr("academy.cli.tracker.extra.PACKAGES", ("typst_that_is_not_there",))
    assert "attest" in run("--help").stdout
    for words in (("status",), ("credential", "verify", __file__, "--key", "x"), ("restore", __file__)):
        output = run(*words, code=1).stderr
        assert "pip install 'account-academy[tracker]'" in output
        assert "typst_that_is_not_there" in output
