"""Options and arguments that commands share, and the progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from academy.content import course_root, datasets_root
from wording.academy import _
from wording.languages import LANGUAGES

__all__ = ["console", "course_dir", "course_option", "lang_option", "modules_argument", "progress_bar"]

console = Console(width=None if sys.stdout.isatty() else 120)

lang_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="ru", show_default=True, help=_("Language of the course.")
)
modules_argument = click.argument("modules", nargs=-1, metavar="[MODULE]...")
course_option = click.option(
    "--course",
    "course",
    type=click.Path(path_type=Path),
    default=None,
    help=_("Folder of the built course; build/ru when not given."),
)


def course_dir(given: Path | None, lang: str = "ru") -> Path:
    """Return the folder of the built course: the given one, else build/<lang>."""
    return (given or Path("build") / lang).resolve()


def sources() -> tuple[Path, Path]:
    """Return the folders of the course's text and of the generators."""
    return course_root(), datasets_root()


class _Rate(ProgressColumn):
    """A column with the current speed, in items a minute."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else _("{n:.0f} a minute", n=60 * speed), style="progress.data.speed")


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int, str], None]]:
    """Show done, total, speed, elapsed and remaining time on stderr; yield progress(done, total, label)."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def advance(done: int, total: int, label: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{title}: {label}")

        yield advance
