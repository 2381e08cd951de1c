"""Find the defects of a module's assets: names and sizes, and pictures and links of its texts that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from autograder.errors import SourceError
from autograder.files import ASSETS
from autograder.near_names import did_you_mean
from autograder.source.assets import RULES, assets_of
from autograder.source.markdown import read_document, section_lines
from autograder.source.markdown_links import Link, links_in
from autograder.source.model import Module
from wording.autograder import _
from wording.languages import LANGUAGES

__all__ = ["lint_assets", "unnamed_assets"]

NAME = re.compile(RULES["name"])
IN_CODE = re.compile(rf"""["']({ASSETS}/[^"'\n]+)["']""")
SHOWN = "Task"
"""The section of a task that the notebook shows as a cell, in which pictures and links are found."""


def lint_assets(module: Module) -> Iterator[SourceError]:
    """Yield the defects of a module's assets, and of whatever in its texts names one."""
    assets = assets_of(module.path)
    yield from _files(module.path / ASSETS, assets)
    for path, link in _links(module):
        yield from _link(path, link, assets)
    for path, line, name in _named_in_code(module):
        if name not in assets:
            yield _missing(path, line, name, assets)
    for exercise in module.exercises:
        for lang in LANGUAGES:
            yield from _not_shown(exercise.path / f"task.{lang}.md")


def unnamed_assets(module: Module) -> Iterator[SourceError]:
    """Yield the assets that no text, code or saved page of the module names. They travel, so this is no defect."""
    assets = assets_of(module.path)
    named = {_plain(link.target) for _path, link in _links(module)} | {name for *_at, name in _named_in_code(module)}
    pages = "".join(
        path.read_text("utf-8", errors="replace") for name, path in assets.items() if name.endswith((".html", ".htm"))
    )
    for name, path in assets.items():
        if name not in named and path.name not in pages:
            yield SourceError(path, 1, _("no text names this file"), _("It travels all the same: delete or name it."))


def _files(folder: Path, assets: dict[str, Path]) -> Iterator[SourceError]:
    endings = (*RULES["pictures"], *RULES["files"])
    for path in assets.values():
        parts = path.relative_to(folder).parts
        if path.is_symlink():
            yield SourceError(path, 1, _("this is a link to another file"), _("Put the file itself here."))
            continue
        if not all(NAME.fullmatch(part if part == parts[-1] else f"{part}.x") for part in parts):
            fix = _("Use lower-case Latin letters, digits, _ and -, with an ending, like funnel.png.")
            yield SourceError(path, 1, _("a name that some systems cannot hold"), fix)
        elif path.suffix not in endings:
            fix = _("Use one of: {known}.", known=", ".join(endings))
            yield SourceError(path, 1, _("a file of this kind does not travel"), fix)
        if path.stat().st_size > RULES["most_bytes"]:
            yield _too_large(path, path.stat().st_size, RULES["most_bytes"])
    total = sum(path.stat().st_size for path in assets.values() if path.exists())
    if total > RULES["most_bytes_together"]:
        yield _too_large(folder, total, RULES["most_bytes_together"])


def _too_large(path: Path, size: int, most: int) -> SourceError:
    problem = _("{n:.1f} MB, and at most {most:.0f} MB may travel", n=size / 1e6, most=most / 1e6)
    return SourceError(path, 1, problem, _("Make the picture smaller, or give a link to the file."))


def _links(module: Module) -> Iterator[tuple[Path, Link]]:
    """Yield the pictures and links of lessons and of what tasks show, with their line in the file."""
    for lang in LANGUAGES:
        document = read_document(module.lessons[lang].path)
        for link in links_in(document.body):
            yield document.path, link._replace(line=document.first_line + link.line - 1)
        for exercise in module.exercises:
            path = exercise.path / f"task.{lang}.md"
            for title, (line, text) in section_lines(path).items():
                if title == SHOWN:
                    yield from ((path, link._replace(line=line + link.line - 1)) for link in links_in(text))


def _link(path: Path, link: Link, assets: dict[str, Path]) -> Iterator[SourceError]:
    parts = urlsplit(link.target)
    outside = bool(parts.scheme or parts.netloc) or link.target.startswith("/")
    if link.alt is not None and not link.alt.strip():
        fix = _("Say in the square brackets what it shows, for those who do not see it.")
        yield SourceError(path, link.line, _("the picture has no alternative text"), fix)
    if outside and link.alt is not None:
        problem = _("the picture “{name}” would not travel", name=link.target[:60])
        yield SourceError(path, link.line, problem, _("Put it into assets/ and name it from there."))
    elif not outside and parts.path and _plain(link.target) not in assets:
        yield _missing(path, link.line, _plain(link.target), assets)


def _missing(path: Path, line: int, name: str, assets: dict[str, Path]) -> SourceError:
    fix = did_you_mean(name, assets, _("Put the file into assets/ of the module, and name it as assets/<file>."))
    return SourceError(path, line, _("there is no file “{name}” in assets/", name=name), fix)


def _plain(target: str) -> str:
    """Return a target as a path: without its anchor, with escapes undone."""
    return unquote(urlsplit(target).path).removeprefix("./")


def _named_in_code(module: Module) -> Iterator[tuple[Path, int, str]]:
    """Yield (file, line, asset) for each asset in quotes, in cells of lessons and in Python files of exercises."""
    for lang in LANGUAGES:
        for cell in module.lessons[lang].cells:
            if cell.type == "code":
                yield from ((module.lessons[lang].path, n, name) for n, name in _quoted(cell.text, cell.code_line))
    for exercise in module.exercises:
        for file, text in exercise.files.items():
            if file.endswith(".py"):
                yield from ((exercise.path / file, n, name) for n, name in _quoted(text, 1))


def _quoted(code: str, first_line: int) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(code.splitlines(), first_line):
        yield from ((number, match[1]) for match in IN_CODE.finditer(line))


def _not_shown(path: Path) -> Iterator[SourceError]:
    """Yield pictures in sections of sections that a form or a message shows, where no file of the folder is found."""
    for title, (line, text) in section_lines(path).items():
        for link in links_in(text) if title != SHOWN else ():
            if link.alt is not None or not urlsplit(link.target).scheme:
                problem = _("under # {section} neither a picture nor a file is shown", section=title)
                yield SourceError(path, line + link.line - 1, problem, _("Put it under # Task or into the lesson."))
