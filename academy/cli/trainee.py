"""Commands that show the course as a trainee meets it: lab, demo."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from autograder.i18n import _

from academy.cli.options import course_dir, course_option
from academy.lab import open_module, serve

__all__ = ["COMMANDS"]


@click.command(help=_("Open a released module in JupyterLab on this machine."))
@click.argument("module")
@course_option
@click.option("--trainee", default=None, help=_("Whose numbers and folder; your login name when not given."))
@click.option("--port", default=8888, show_default=True, type=click.IntRange(1, 65535), help=_("Port on the loopback address."))
def lab(module: str, course: Path | None, trainee: str | None, port: int) -> None:
    from academy.session import trainee as whoami

    who = trainee or whoami()
    work = open_module(course_dir(course), module, who)
    click.echo(_("The module is in {path}. Stop with Ctrl-C.", path=work))
    sys.exit(serve(work, f"{module}.ipynb", who, port))


COMMANDS = (lab,)
