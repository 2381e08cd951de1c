"""Commands for receipts of assessments: issue, verify, allow one more attempt."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from academy.cli.mentor import trainee_option
from academy.cli.options import course_dir, course_option
from autograder.errors import AcademyError
from wording.academy import _

if TYPE_CHECKING:
    from autograder.receipts.register import Register

__all__ = ["COMMANDS"]


@click.group(help=_("Receipts of what was handed in to assessments: issue, verify, allow one more attempt."))
def receipt() -> None:
    """Holds `receipt issue`, `receipt verify` and `receipt allow`."""


@receipt.command("issue", help=_("Write receipts of what was handed in, without grading it."))
@click.argument("assignment")
@course_option
@trainee_option
def _issue(assignment: str, course: Path | None, trainees: tuple[str, ...]) -> None:
    """Issue receipts. The exit code is 1 when a submission was refused, so that a script can tell."""
    register = _register(course, assignment)
    refused = False
    for trainee in _known(register, trainees) if trainees else register.course.submitted(assignment):
        reason = register.refusal(trainee)
        if reason is not None:
            click.echo(f"{trainee}: {reason}")
            refused = True
            continue
        taken = register.take_in(trainee)
        words = _("new receipt {path}") if taken.new else _("the same work, its receipt is {path}")
        click.echo(f"{trainee}: {words.format(path=taken.path)}")
    sys.exit(refused)


@receipt.command("verify", help=_("Verify a receipt, and the files that it names."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--folder", type=click.Path(path_type=Path), default=None, help=_("Compare the files in this folder."))
@click.option(
    "--key",
    type=click.Path(path_type=Path),
    default=None,
    help=_("Public key of the course; that of the built course when not given."),
)
@course_option
def _verify(file: Path, folder: Path | None, key: Path | None, course: Path | None) -> None:
    from autograder.receipts.key import PUBLIC
    from autograder.receipts.register import RECEIPTS
    from autograder.receipts.verify import verify_receipt

    found = verify_receipt(file, key or course_dir(course) / RECEIPTS / PUBLIC, folder)
    for problem in found.problems:
        click.echo(problem)
    if found.problems:
        sys.exit(1)
    one = found.receipt
    click.echo(
        _(
            "The receipt is genuine: {trainee}, {assignment}, attempt {n}, taken in {at} UTC; course {course}, "
            "edition {edition}.",
            trainee=one.trainee,
            assignment=one.assignment,
            n=one.attempt,
            at=one.at.rstrip("Z").replace("T", " "),
            course=one.course,
            edition=one.edition,
        )
    )
    if folder:
        click.echo(_("Files as they were handed in: {n}.", n=len(one.files)))
    if found.not_named:
        click.echo(_("The receipt says nothing of: {names}.", names=", ".join(found.not_named)))


@receipt.command("allow", help=_("Allow a trainee one more attempt at an assessment."))
@click.argument("assignment")
@click.argument("trainee")
@click.option("--undo", is_flag=True, help=_("Take the further attempt back, while it is not used."))
@course_option
def _allow(assignment: str, trainee: str, undo: bool, course: Path | None) -> None:
    register = _register(course, assignment)
    _known(register, (trainee,))
    most = register.change_allowed(trainee, "undo" if undo else "allow")
    done = len(register.receipts(trainee))
    click.echo(_("{trainee} has handed in {done} of {most}.", trainee=trainee, done=done, most=most))


def _register(course: Path | None, assignment: str) -> Register:
    """Open the receipts of an assessment. Raises AcademyError for anything else."""
    from autograder.building.course_folder import CourseFolder
    from autograder.receipts.register import Register

    folder = CourseFolder.open(course_dir(course))
    folder.require(assignment)
    register = Register.of(folder, assignment)
    if register is None:
        raise AcademyError(
            _("“{name}” is no assessment: practice may be handed in at any time, without receipts.", name=assignment)
        )
    return register


def _known(register: Register, trainees: tuple[str, ...]) -> list[str]:
    """Return the trainees, sorted. Raises AcademyError for one who has handed in nothing."""
    everyone = register.course.submitted(register.assignment)
    if unknown := sorted(t for t in trainees if t not in everyone and not register.receipts(t)):
        raise AcademyError(
            _("{names} handed in nothing. There are: {known}.", names=", ".join(unknown), known=", ".join(everyone))
        )
    return sorted(set(trainees))


COMMANDS = (receipt,)
