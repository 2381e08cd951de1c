"""Parts of HTML that the outputs of `progress` and `submit` share. Everything that is not HTML yet is escaped."""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path
from urllib.parse import quote

from academy.notebook.session import Session
from autograder.exercises.kinds.cell_ids import task_cell
from autograder.source.model import Public

__all__ = ["card", "cell_link", "heading", "link", "listed", "task_link"]


@cache
def _style() -> str:
    return f"<style>{(Path(__file__).parent / 'look' / 'journey.css').read_text('utf-8')}</style>"


def card(lang: str, body: str) -> str:
    """Frame an output. It carries its own style, so that a saved notebook looks the same."""
    return f'{_style()}<div class="academy-journey" role="region" lang="{lang}">{body}</div>'


def heading(text: str) -> str:
    return f"<h4>{html.escape(text)}</h4>"


def listed(items: list[str]) -> str:
    """Return a list of items that are HTML already."""
    return f'<ul class="academy-missing">{"".join(f"<li>{item}</li>" for item in items)}</ul>'


def link(address: str, text: str) -> str:
    return f'<a href="{html.escape(quote(address, safe="/#=:"))}">{html.escape(text)}</a>'


def cell_link(here: Session, cell_id: str, text: str) -> str:
    """Link to a cell of the module's notebook, in the way that JupyterLab understands."""
    return link(f"{here.sidecar.module}.ipynb#cell-id={cell_id}", text)


def task_link(here: Session, exercise: Public) -> str:
    return cell_link(here, task_cell(exercise.name), exercise.words.title)
