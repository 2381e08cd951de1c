"""Context of a tracker command: database, acting user, policy and output format.

Each of them comes from an option, else from an environment variable, else from a default; only this module decides.
`tracker.access` decides who may do what.
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
from academy.cli.tracker.extra import require_packages
from autograder.errors import AcademyError
from tracker.errors import InvalidInput
from wording.academy import _

if TYPE_CHECKING:
    from tracker.desk import Desk
    from tracker.domain.framework import Framework
    from tracker.domain.policy import Policy

__all__ = [
    "CommandContext",
    "db_option",
    "json_option",
    "jsonable",
    "policy_option",
    "reporting_database_errors",
    "utc_now",
    "with_context",
    "without_database",
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
    "acting_login",
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
    """Return the present moment; tests replace this function."""
    return datetime.now(UTC)


@dataclass
class CommandContext:
    """What a command works with. The database is opened when `desk` is first used."""

    #: SQLAlchemy URL, or the path of an SQLite file
    url: str
    #: login or e-mail of the acting user; None for the login of the system
    login: str | None
    #: None for the rules that come with the tracker
    policy_path: Path | None
    #: print results as JSON
    as_json: bool

    @cached_property
    def policy(self) -> Policy:
        """The department's rules."""
        from tracker.domain.policy import load_policy

        return load_policy(self.policy_path)

    @cached_property
    def framework(self) -> Framework:
        """The competency framework of the course."""
        from academy.content import course_root
        from tracker.domain.framework import load_framework

        return load_framework(course_root() / "competencies.toml")

    @cached_property
    def desk(self) -> Desk:
        """The open database. An SQLite file must exist, because a mistyped path would create an empty database."""
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
        login = self.login or getpass.getuser()
        try:
            with reporting_database_errors():
                return open_desk(self.url, login, policy=self.policy, framework=self.framework, clock=self.now)
        except NotFound:
            raise AcademyError(
                _("--as: nobody in the department is “{who}”. Give your login, or set ACADEMY_AS.", who=login)
            ) from None

    @cached_property
    def names(self) -> dict[str, str]:
        """Names by id, of everybody whose status the actor may see."""
        from tracker.service import list_people

        return {p.id: p.name for p in list_people(self.desk)}

    def name(self, id_: str | None) -> str:
        """Return a person's name, or the id when the actor may not see the name; a dash for None."""
        return self.names.get(id_, id_) if id_ else "—"

    @property
    def actor(self) -> str:
        """Id of the acting user."""
        return self.desk.actor

    def day_or_today(self, day: date | None) -> date:
        """Return the day, or today in the organisation's time zone for None."""
        return day or self.desk.today()

    def show(self, data: Any, *shown: RenderableType) -> None:
        """Print a result: `data` with --json, else the sentences and tables in `shown`."""
        if self.as_json:
            click.echo(json.dumps(jsonable(data), ensure_ascii=False, indent=1))
            return
        for one in shown:
            # A sentence is printed without rich, which would wrap it at a fixed width where there is no terminal.
            if isinstance(one, str):
                click.echo(one)
            else:
                console.print(one)

    def now(self) -> datetime:
        """Return the present moment, without opening the database."""
        return utc_now()

    def confirm(self, question: str, yes: bool) -> None:
        """Ask before an action that cannot be undone, unless --yes was given. Raises AcademyError for a no, and with
        --json, where nobody can be asked."""
        if not yes and (self.as_json or not click.confirm(question)):
            raise AcademyError(_("Nothing was done. Add --yes to do it."))


@contextmanager
def reporting_database_errors() -> Iterator[None]:
    """Turn an unreadable URL or a missing driver into an AcademyError.

    The message does not show the URL, because it may hold a password.
    """
    from sqlalchemy.exc import ArgumentError

    try:
        yield
    except (ArgumentError, ImportError) as error:
        why = str(error).splitlines()[0]
        raise AcademyError(
            _("--db: it cannot be opened ({why}). Name an SQLite file or a PostgreSQL URL.", why=why)
        ) from None


def jsonable(data: Any) -> Any:
    """Convert models, dataclasses, dates and fractions to values that JSON has."""
    from pydantic_core import to_jsonable_python

    return to_jsonable_python(data, fallback=str)


def with_context(command: Callable[..., None]) -> Callable[..., None]:
    """Pass a command its context as the first argument, and add --db, --as, --policy, --lang and --json."""

    @db_option
    @as_option
    @policy_option
    @speak_option
    @json_option
    @wraps(command)
    def run(database: str, acting_login: str | None, policy: Path | None, as_json: bool, **values: Any) -> None:
        require_packages()
        context = CommandContext(database, acting_login, policy, as_json)
        try:
            command(context, **values)
        except InvalidInput as error:
            raise InvalidInput(_option_of(error.field), error.problem, error.fix) from None
        finally:
            if "desk" in context.__dict__:
                context.desk.database.close()

    return run


def without_database(command: Callable[..., None]) -> Callable[..., None]:
    """Pass a command a context for printing only, and add --lang and --json. For commands that need no database."""

    @speak_option
    @json_option
    @wraps(command)
    def run(as_json: bool, **values: Any) -> None:
        require_packages()
        command(CommandContext("", None, None, as_json), **values)

    return run


def _option_of(field: str) -> str:
    """Return the option that a field was given by: --on for `occurred_on`."""
    known = {p.name: p.opts[0] if isinstance(p, click.Option) else p for p in _params()}
    # In data of several kinds the kind comes first: case.title.
    found = known.get(field.rpartition(".")[2], field)
    return found if isinstance(found, str) else found.human_readable_name


def _params() -> list[click.Parameter]:
    return click.get_current_context().command.params
