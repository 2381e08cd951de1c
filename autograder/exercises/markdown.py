"""Turn the Markdown of course text into HTML or plain text."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt

__all__ = ["as_text", "render", "render_comment"]


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def render(markdown: str) -> str:
    """Return Markdown as HTML. Raw HTML in it is displayed as text."""
    return str(_markdown().render(markdown)).strip()


@lru_cache(maxsize=1)
def _comments() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(["image", "heading", "lheading"])


def render_comment(markdown: str) -> str:
    """Return what a person wrote in a comment as HTML: line breaks stay, raw HTML is displayed as text, no pictures."""
    return str(_comments().render(markdown)).strip()


def as_text(markdown: str) -> str:
    """Return Markdown as plain text on one line, for labels that cannot hold HTML."""
    words: list[str] = []
    for block in _markdown().parse(markdown):
        words += [child.content or " " for child in block.children or [] if not child.nesting] + [" "]
    return " ".join("".join(words).split())
