"""Commands for the marks of experts: write a form, apply filled ones."""

from __future__ import annotations

from pathlib import Path

import click

from academy.cli.options import console, lang_option, sources
from wording.academy import _

__all__ = ["experts"]


@click.group(help=_("Marks of experts, from which the key of a judgement is made: write a form, apply filled ones."))
def experts() -> None:
    """Holds `experts collect` and `experts apply`."""


@experts.command("collect", help=_("Write a form (.xlsx) in which an expert marks the situations of a module."))
@click.argument("module")
@lang_option
@click.option("--out", type=click.Path(path_type=Path), default=None, help=_("File to write; experts_<module>.xlsx."))
def _collect(module: str, lang: str, out: Path | None) -> None:
    from autograder.authoring.expert_marks import collect_form

    path = out or Path(f"experts_{module}.xlsx")
    names = collect_form(*sources(), module, lang, path)
    click.echo(_("Written: {path}. Situations: {names}.", path=path, names=", ".join(names)))
    click.echo(_("Send it to each expert with a code of their own; there is no key in it."))


@experts.command("apply", help=_("Check filled forms and write their marks into experts.toml."))
@click.argument("module")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
def _apply(module: str, files: tuple[Path, ...]) -> None:
    from rich.table import Table

    from autograder.authoring.expert_marks import apply_forms

    applied, left_out = apply_forms(*sources(), module, files)
    for sentence in left_out:
        click.echo(sentence)
    headings = (_("Situation"), _("Independent experts"), "ICC(2,k)", _("mean r_wg"), _("Key"))
    table = Table(*headings)
    for one in applied:
        found = one.experts.agreement()
        numbers = (f"{found.icc:.2f}", f"{found.rwg:.2f}") if found else ("—", "—")
        state = _("draft, counts half") if one.experts.draft else _("full")
        table.add_row(one.exercise, str(len(one.experts.independent)), *numbers, state)
    console.print(table)
    for one in applied:
        click.echo(_("Written: {path}", path=one.path))
