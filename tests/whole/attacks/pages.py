"""Looking at pages as a browser would: what in them would run, fetch or hide, and whether their tags are balanced."""

from __future__ import annotations

import re
from html.parser import HTMLParser

RUNS = {"script", "iframe", "object", "embed", "svg", "math", "base", "form", "link", "frame", "portal", "template"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "xlink:href", "srcdoc", "background", "poster"}
NO_ADDRESS = re.compile(r"^[\s\x00-\x20]*(javascript|vbscript|data)\s*:", re.IGNORECASE)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.active: list[str] = []
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        shown = f"<{tag} {' '.join(f'{k}={v}' for k, v in attrs)}>"
        runs = tag in RUNS or (tag == "meta" and "http-equiv" in dict(attrs))
        for name, value in attrs:
            runs = runs or name.startswith("on") or (name in ADDRESSES and bool(NO_ADDRESS.match(value or "")))
            runs = runs or (name in ("src", "srcset") and tag == "img")
        if runs:
            self.active.append(shown)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.wrong.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.active.append(data)


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def active(page: str) -> list[str]:
    """Tags that run, fetch or send something, and the contents of scripts."""
    return _read(page).active


def unbalanced(page: str) -> list[str]:
    """Tags that are closed in the wrong place or never: what a trainee wrote has got out of its element."""
    reader = _read(page)
    return reader.wrong + [f"<{tag}> is never closed" for tag in reader.open]
