"""The command line of the tracker as a person meets it: a department on a real database, commands run by click."""

from __future__ import annotations

import contextvars
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner, Result

from academy.cli import main
from academy.cli.tracker import COMMANDS

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
HEAD, MENTOR, MANAGER, OTHER = "v.lunina", "b.sokolov", "a.petrova", "g.orlov"
PEOPLE = (
    ("Борис Соколов", MENTOR, ("--role", "trainee", "--role", "mentor")),
    ("Анна Петрова", MANAGER, ()),
    ("Глеб Орлов", OTHER, ()),
)


@dataclass
class Clock:
    """Stands until it is moved."""

    moment: datetime = NOW

    def __call__(self) -> datetime:
        return self.moment


@dataclass
class Commands:
    """Runs `academy …` in a folder of its own. url: the database; lang: of the interface."""

    url: str
    folder: Path
    clock: Clock
    lang: str = "en"
    env: dict[str, str] = field(default_factory=dict)

    def __call__(self, *words: str, by: str | None = HEAD, code: int | None = 0, **options: Any) -> Result:
        """Run a command as somebody; `code` is the exit code that is expected, None for any."""
        env = {"ACADEMY_DB": self.url, "ACADEMY_LANG": self.lang, **({"ACADEMY_AS": by} if by else {}), **self.env}
        # A context of its own, as a new process has: no language that another test chose.
        result = contextvars.Context().run(CliRunner().invoke, main, list(words), env=env, **options)
        assert code is None or result.exit_code == code, (words, result.output, result.exception)
        assert result.exception is None or isinstance(result.exception, SystemExit), (words, result.exc_info)
        return result

    def json(self, *words: str, by: str = HEAD, code: int = 0) -> Any:
        """The same with --json: what it says, as data."""
        return json.loads(self(*words, "--json", by=by, code=code).stdout)

    def evidence(self, noun: str, *words: str, by: str = MANAGER) -> str:
        """Hand a piece in; its id."""
        (one,) = self.json(noun, "add", *words, "--submit", by=by)
        assert one["state"] == "submitted"
        return str(one["id"])

    def confirmed(self, noun: str, *words: str) -> str:
        """The same, endorsed by the mentor and confirmed by the head."""
        id_ = self.evidence(noun, *words)
        self(noun, "endorse", id_, by=MENTOR)
        self(noun, "confirm", id_)
        return id_


def department(run: Commands) -> Commands:
    """Begin a department by its own commands: Вера is the head, Борис mentors Анна, Глеб has no mentor."""
    start = ("department", "start", "Вера Лунина", "--login", HEAD, "--email", f"{HEAD}@agency.test")
    run(*start, "--from", "2024-01-01", by=None)
    for name, login, more in PEOPLE:
        run("person", "add", name, "--login", login, "--email", f"{login}@agency.test", "--from", "2024-01-01", *more)
    run("person", "mentor", MANAGER, MENTOR, "--from", "2024-01-01")
    return run


KEYS = (
    "credential", "keys", "--name", "Агентство «Маяк» \"1\"", "--url", "https://mayak.example",
    "--status-url", "https://mayak.example/revoked.jwt",
)  # fmt: skip
SIGN = ("attest", MANAGER, "--reason", "по итогам испытательного срока", "--yes")


def every(command: click.Command, *name: str) -> list[tuple[tuple[str, ...], click.Command]]:
    name = (*name, str(command.name))
    if isinstance(command, click.Group):
        return [found for one in command.commands.values() for found in every(one, *name)]
    return [(name, command)]


ALL = [found for command in COMMANDS for found in every(command)]
