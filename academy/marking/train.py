"""Train on marked examples: read a text, give points, compare with what was agreed and why."""

from __future__ import annotations

import click

from autograder.exercises.markdown import as_text
from autograder.marking.service import Training
from wording.academy import _

__all__ = ["train"]


def train(course: Training) -> bool:
    """Ask for points of every example, one line of the rubric after another. Returns whether enough of them agree."""
    click.echo(f"{course.title}\n\n{course.task}\n")
    agreed = asked = 0
    for number, example in enumerate(course.examples, 1):
        click.echo(_("— Text {n} of {all} —", n=number, all=len(course.examples)) + f"\n\n{example.text}\n")
        given = {
            name: click.prompt(f"{as_text(words)} (0–{most:g})", type=click.FloatRange(0, most), show_default=False)
            for name, (most, words) in course.rubric.items()
        }
        same = course.agreeing(example, given)
        for name, (most, words) in course.rubric.items():
            sign = "✓" if name in same else "✕"
            told = _(
                "yours {given}, agreed {points} of {most}",
                given=f"{given[name]:g}",
                points=f"{example.points[name]:g}",
                most=f"{most:g}",
            )
            click.echo(f"{sign} {told}: {as_text(words)}")
        click.echo(_("Why: {reason}", reason=example.reason) + "\n")
        agreed, asked = agreed + len(same), asked + len(course.rubric)
    click.echo(_("Lines that agree: {agreed} of {asked}.", agreed=agreed, asked=asked))
    enough = agreed >= course.share * asked
    click.echo(
        _("You mark as agreed: go on to the texts of trainees.")
        if enough
        else _(
            "Fewer than {share:.0%} agree: read the reasons, and talk about them before you mark.", share=course.share
        )
    )
    return enough
