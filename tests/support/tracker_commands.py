"""Run the tracker's commands as a person would: on a real database, through click."""

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
    """A clock that does not advance; tests set `moment`."""

    moment: datetime = NOW

    def __call__(self) -> datetime:
        return self.moment


@dataclass
class Commands:
    """Runs `academy …`."""

    #: URL or path of the database
    url: str
    #: the current directory
    folder: Path
    clock: Clock
    #: language of the interface
    lang: str = "en"
    #: more environment variables
    env: dict[str, str] = field(default_factory=dict)

    def __call__(self, *words: str, by: str | None = HEAD, code: int | None = 0, **options: Any) -> Result:
        """Run a command as the person with login `by`, and assert the exit code; None accepts any."""
        env = {"ACADEMY_DB": self.url, "ACADEMY_LANG": self.lang, **({"ACADEMY_AS": by} if by else {}), **self.env}
        # In a new context, so that a language set by another test does not apply.
        result = contextvars.Context().run(CliRunner().invoke, main, list(words), env=env, **options)
        assert code is None or result.exit_code == code, (words, result.output, result.exception)
        assert result.exception is None or isinstance(result.exception, SystemExit), (words, result.exc_info)
        return result

    def json(self, *words: str, by: str = HEAD, code: int = 0) -> Any:
        """Run a command with --json and return the data."""
        return json.loads(self(*words, "--json", by=by, code=code).stdout)

    def evidence(self, group: str, *words: str, by: str = MANAGER) -> str:
        """Enter and submit a piece with the commands of `group`, and return its id."""
        (one,) = self.json(group, "add", *words, "--submit", by=by)
        assert one["state"] == "submitted"
        return str(one["id"])

    def confirmed(self, group: str, *words: str) -> str:
        """Enter a piece that the mentor endorses and the head confirms, and return its id."""
        id_ = self.evidence(group, *words)
        self(group, "endorse", id_, by=MENTOR)
        self(group, "confirm", id_)
        return id_


def department(run: Commands) -> Commands:
    """Create a department: Вера is the head, Борис is the mentor of Анна, Глеб has no mentor."""
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


def leaf_commands(command: click.Command, *name: str) -> list[tuple[tuple[str, ...], click.Command]]:
    """Return the commands inside a group, at any depth, with their full names."""
    name = (*name, str(command.name))
    if isinstance(command, click.Group):
        return [found for one in command.commands.values() for found in leaf_commands(one, *name)]
    return [(name, command)]


ALL_COMMANDS = [found for command in COMMANDS for found in leaf_commands(command)]
