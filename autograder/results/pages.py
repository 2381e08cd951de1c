"""Render HTML pages with one environment; everything is escaped unless a template marks it as safe."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from wording.autograder import _, ngettext
from wording.languages import language

__all__ = ["number", "percent", "render_page"]

FOLDER = Path(__file__).parents[1] / "templates" / "pages"


def number(value: float, lang: str) -> str:
    """Format points as the language writes them: 2.5 is `2,5` in Russian."""
    return format_decimal(round(value, 2), locale=lang)


def percent(share: float, lang: str) -> str:
    """Format a share of 1 in whole per cent, never rounded up to 100."""
    return format_percent(min(round(share, 2), 0.99) if share < 1 else share, locale=lang)


def render_page(template: str, lang: str, **values: Any) -> str:
    """Render a template as a self-contained page in one language."""
    with language(lang):
        return _environment(lang).get_template(template).render(**values)


@cache
def _environment(lang: str) -> Environment:
    """Make the environment of a language once, because compiling its templates takes longer than filling them."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=select_autoescape(("html", "j2")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda value: number(value, lang)
    environment.filters["percent"] = lambda value: percent(value, lang)
    environment.filters["day"] = lambda value: format_date(value, "d MMMM yyyy", locale=lang)
    environment.filters["safe_html"] = Markup
    environment.globals |= {"_": _, "ngettext": ngettext, "lang": lang}
    return environment
