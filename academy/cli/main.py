"""The `academy` command: a group of all commands, and the way errors are printed."""

from __future__ import annotations

import atexit
import errno
import gc
import sys
from pathlib import Path

import click

from academy.cli import alike, author, due, marking, mentor, receipts, reference, trainee, waiting
from academy.cli.joined import joined
from academy.cli.language import usage
from autograder.errors import AcademyError, SourceError
from tracker.errors import TrackerError
from wording.academy import _

__all__ = ["main"]

MISTYPED = 2
"""Exit code of a command that was mistyped."""

atexit.register(gc.freeze)
"""Exclude imported objects from the garbage collection at exit, because it would take a tenth of a second."""


CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
"""What the system answers where a folder is read-only or belongs to somebody else."""

BELOW = {"due": due.COMMANDS, "queue": waiting.COMMANDS}
"""Commands of the course that stand below a command of the tracker with the same name."""
GOING_ON = frozenset({"build", "demo", "grade", "regrade"})
"""Commands that keep each piece when it is done, and go on from there."""


class Group(click.Group):
    """Print the errors of our packages as a sentence, without a traceback.

    Exit codes: 0 done; 1 refused, impossible, or a check found something; 2 mistyped. The tracker's hundred commands
    are built only when one of them or the list of all is needed, so that grading starts without them.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        self._add_tracker()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.commands:
            self._add_tracker()
        return super().get_command(ctx, cmd_name)

    def _add_tracker(self) -> None:
        from academy.cli import tracker

        for command in tracker.COMMANDS:
            below = BELOW.get(str(command.name))
            self.add_command(joined(command, below) if below else command)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SourceError as error:
            for defect in error.each():
                click.echo(str(defect), err=True)
        except (AcademyError, TrackerError) as error:
            click.echo(str(error), err=True)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            click.echo(usage(error), err=True)
            ctx.exit(MISTYPED)
        except OSError as error:
            if error.errno not in CLOSED:
                raise
            path = Path(error.filename or "").parent
            click.echo(_("Nothing can be written into {path}: {reason}.", path=path, reason=error.strerror), err=True)
            click.echo(_("Copy the folder to where you may write, or mend its rights, and repeat."), err=True)
        except KeyboardInterrupt:
            kept = _("Stopped. What is done is kept; run the command again to go on.")
            click.echo(kept if ctx.invoked_subcommand in GOING_ON else _("Stopped."), err=True)
        sys.exit(1)


@click.group(
    cls=Group,
    help=_("Train and certify account managers: build the course, grade it, track who can do what."),
)
@click.version_option(package_name="account-academy")
def main() -> None:
    """Group of all commands."""


MENTOR = (*mentor.COMMANDS, *marking.COMMANDS, *alike.COMMANDS, *receipts.COMMANDS)
for command in (*author.COMMANDS, *reference.COMMANDS, *MENTOR, *trainee.COMMANDS):
    main.add_command(command)
