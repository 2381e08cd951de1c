"""Choose the language of a command, and word click's errors about a mistyped command in that language.

The language is `--lang` of the command where it has one, else the variable ACADEMY_LANG, else Russian.
"""

from __future__ import annotations

import click

from wording.academy import _
from wording.languages import LANGUAGES, language

__all__ = ["speak_option", "usage"]


def _choose(ctx: click.Context, _param: click.Parameter, lang: str | None) -> None:
    if lang:
        # On the root context, so that an error in any command below is worded in this language too.
        ctx.find_root().with_resource(language(lang))


speak_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=_choose,
    help=_("Language of what is printed and written; ACADEMY_LANG, else Russian, when not given."),
)


def usage(error: click.UsageError) -> str:
    """Say what is wrong with a mistyped command, and where its help is."""
    message = _wrong(error)
    if error.ctx is None:
        return message
    return message + "\n" + _("Help: {command} --help", command=error.ctx.command_path)


def _wrong(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        message = _("There is no option {name}.", name=error.option_name)
        return f"{message} " + _("Did you mean {names}?", names=near) if near else message
    if not isinstance(error, click.BadParameter):
        return error.format_message()
    param = error.param
    name = _name(param) if param else ""
    kind = param.type if param else None
    if isinstance(error, click.MissingParameter):
        problem = _("it is missing. Give a value.")
        if isinstance(kind, click.Choice):
            problem = _("it is missing. Choose one of {values}.", values=", ".join(map(str, kind.choices)))
    elif isinstance(kind, click.Choice):
        problem = _("this value is not known. Choose one of {values}.", values=", ".join(map(str, kind.choices)))
    elif isinstance(kind, click.types.IntParamType | click.types.FloatParamType):
        problem = _("this is not a number that fits. Write it in digits.")
    elif isinstance(kind, click.Path):
        problem = _("there is no such file or folder. Check the path.")
    else:
        problem = error.message
    return f"{name}: {problem}" if name else problem


def _name(param: click.Parameter) -> str:
    """Return an option as people type it, an argument as the help shows it."""
    return param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
