"""Pictures and links of a Markdown text, with their lines: of Markdown itself and of HTML in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

__all__ = ["Link", "links_in"]

PARSER = MarkdownIt("commonmark").enable("table")


class Link(NamedTuple):
    """A picture, or a link to a file or a page."""

    target: str
    #: Alternative text; None for a link.
    alt: str | None
    #: Number of the line in the text, from 1.
    line: int


def links_in(text: str) -> Iterator[Link]:
    """Yield the pictures and links of a text in order. Code and fences hold none."""
    for token in PARSER.parse(text):
        line = token.map[0] + 1 if token.map else 1
        if token.type == "html_block":
            yield from _in_html(token.content, line)
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            elif child.type == "image":
                yield Link(str(child.attrGet("src") or ""), child.content, line)
            elif child.type == "link_open":
                yield Link(str(child.attrGet("href") or ""), None, line)
            elif child.type == "html_inline":
                yield from _in_html(child.content, line)


def _in_html(text: str, line: int) -> Iterator[Link]:
    for tag in BeautifulSoup(text, "html.parser").find_all(["img", "a"]):
        target = str(tag.get("src" if tag.name == "img" else "href") or "")
        if target:
            at = line + (tag.sourceline or 1) - 1
            yield Link(target, str(tag.get("alt") or "") if tag.name == "img" else None, at)
