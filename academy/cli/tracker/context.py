"""Where a command of the tracker sits down to work: which database, as whom, by which rules, and how it answers.

Decided here and nowhere else: an option, else an environment variable, else the default. Who may do what is not
decided here but in `tracker.access`.
"""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import RenderableType

from academy.cli.language import speak_option
from academy.cli.options import console
from academy.cli.tracker.extra import need_packages
from autograder.errors import AcademyError
from tracker.errors import InvalidInput
from wording.academy import _

if TYPE_CHECKING:
    from tracker.desk import Desk
    from tracker.domain.framework import Framework
    from tracker.domain.policy import Policy

__all__ = [
    "Seat",
    "db_option",
    "json_option",
    "plain",
    "policy_option",
    "reaching_database",
    "seated",
    "unseated",
    "utc_now",
]

db_option = click.option(
    "--db",
    "database",
    envvar="ACADEMY_DB",
    default="tracker.db",
    show_default=True,
    help=_("Database of the tracker: an SQLite file or a PostgreSQL URL; the variable ACADEMY_DB holds it."),
)
as_option = click.option(
    "--as",
    "who",
    envvar="ACADEMY_AS",
    default=None,
    help=_("Who works: login or e-mail; the variable ACADEMY_AS holds it, else your login name."),
)
policy_option = click.option(
    "--policy",
    envvar="ACADEMY_POLICY",
    type=click.Path(path_type=Path),
    default=None,
    help=_("The department's rules (TOML); the variable ACADEMY_POLICY holds it, else those that come with it."),
)
json_option = click.option("--json", "as_json", is_flag=True, help=_("Print as JSON."))


def utc_now() -> datetime:
    """The machine's clock; tests set another."""
    return datetime.now(UTC)


@dataclass
class Seat:
    """url: the database; who: login of whoever works; policy_path None: the rules that come with the tracker."""

    url: str
    who: str | None
    policy_path: Path | None
    as_json: bool

    @cached_property
    def policy(self) -> Policy:
        from tracker.domain.policy import load_policy

        return load_policy(self.policy_path)

    @cached_property
    def framework(self) -> Framework:
        from academy.content import content_root
        from tracker.domain.framework import load_framework

        return load_framework(content_root() / "course" / "competencies.toml")

    @cached_property
    def desk(self) -> Desk:
        """The open database. A mistyped path must not make an empty one, so the file has to be there."""
        from tracker.errors import NotFound
        from tracker.service import open_desk

        path = Path(self.url.removeprefix("sqlite:///"))
        if "://" not in self.url.removeprefix("sqlite:///") and not path.exists():
            raise AcademyError(
                _(
                    "--db: there is no database {path}. Name another one, or begin with `academy department start`.",
                    path=path,
                )
            )
        who = self.who or getpass.getuser()
        try:
            with reaching_database():
                return open_desk(self.url, who, policy=self.policy, framework=self.framework, clock=self.now)
        except NotFound:
            raise AcademyError(
                _("--as: nobody in the department is “{who}”. Give your login, or set ACADEMY_AS.", who=who)
            ) from None

    @cached_property
    def names(self) -> dict[str, str]:
        """Id -> name of everybody whose status the reader may see; others stay ids."""
        from tracker.service import list_people

        return {p.id: p.name for p in list_people(self.desk)}

    def name(self, id_: str | None) -> str:
        return self.names.get(id_, id_) if id_ else "—"

    @property
    def me(self) -> str:
        """Id of whoever works."""
        return self.desk.actor

    def day(self, given: date | None) -> date:
        return given or self.desk.today()

    def say(self, data: Any, *shown: RenderableType) -> None:
        """Print the answer: with --json the data, else what is meant for eyes."""
        if self.as_json:
            click.echo(json.dumps(plain(data), ensure_ascii=False, indent=1))
            return
        for one in shown:
            # A sentence goes out as it is: rich would break it at the width of a terminal that may not be there.
            if isinstance(one, str):
                click.echo(one)
            else:
                console.print(one)

    def now(self) -> datetime:
        """The present moment, also where no database is open."""
        return utc_now()

    def sure(self, question: str, yes: bool) -> None:
        """Ask before what cannot be taken back; without a terminal --yes has to say it."""
        if not yes and (self.as_json or not click.confirm(question)):
            raise AcademyError(_("Nothing was done. Add --yes to do it."))


@contextmanager
def reaching_database() -> Iterator[None]:
    """A URL that cannot be read, or whose driver is not there, is told in a sentence. It is not repeated: it may hold
    a password.
    """
    from sqlalchemy.exc import ArgumentError

    try:
        yield
    except (ArgumentError, ImportError) as error:
        why = str(error).splitlines()[0]
        raise AcademyError(
            _("--db: it cannot be opened ({why}). Name an SQLite file or a PostgreSQL URL.", why=why)
        ) from None


def plain(data: Any) -> Any:
    """Models, dataclasses, dates and fractions as JSON has them."""
    from pydantic_core import to_jsonable_python

    return to_jsonable_python(data, fallback=str)


def seated(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its seat as the first argument, and --db, --as, --policy, --lang, --json."""

    @db_option
    @as_option
    @policy_option
    @speak_option
    @json_option
    @wraps(command)
    def run(database: str, who: str | None, policy: Path | None, as_json: bool, **values: Any) -> None:
        need_packages()
        seat = Seat(database, who, policy, as_json)
        try:
            command(seat, **values)
        except InvalidInput as error:
            raise InvalidInput(_typed(error.field), error.problem, error.fix) from None
        finally:
            if "desk" in seat.__dict__:
                seat.desk.database.close()

    return run


def unseated(command: Callable[..., None]) -> Callable[..., None]:
    """For commands that need no database: --lang and --json only. They get `say`, which prints either."""

    @speak_option
    @json_option
    @wraps(command)
    def run(as_json: bool, **values: Any) -> None:
        need_packages()
        command(Seat("", None, None, as_json), **values)

    return run


def _typed(field: str) -> str:
    """A field as the user typed it: `occurred_on` came as --on."""
    known = {p.name: p.opts[0] if isinstance(p, click.Option) else p for p in _params()}
    # A tagged union puts its tag before the field: case.title.
    found = known.get(field.rpartition(".")[2], field)
    return found if isinstance(found, str) else found.human_readable_name


def _params() -> list[click.Parameter]:
    return click.get_current_context().command.params
