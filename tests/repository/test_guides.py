"""What documents quote exists: messages of the program, files and folders, names of the code.

A guide quotes a message in one of two ways, and `…` stands for whatever the program fills in:

- in the first column of a table that is headed note, reason or message (пометка, заметка, причина, сообщение); a cell
  may hold several, divided by semicolons;
- in typographic quotes after a verb of saying: it says “…”, отвечает «…».

A quote is the beginning of a message, cut at the end of a word. Russian documents (`*.ru.md`) quote translations.
"""

from __future__ import annotations

import pkgutil
import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.support.paths import ROOT
from wording.catalog import CATALOGS

DOCS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
WITH_DECISIONS = [*DOCS, *sorted((ROOT / "docs" / "decisions").glob("*.md"))]
HEADINGS = {"note", "reason", "message", "пометка", "заметка", "причина", "сообщение"}
SAID = re.compile(
    r"\b(?:says?|answers?|prints?|shows?|reports?|говорит|пишет|отвечает|показывает|сообщает|печатает):? "
    r"(?:“([^”]+)”|«([^»]+)»)"
)
OUTPUTS = (
    "/opt/academy/*",
    "/srv/academy/*",
    ".venv/*",
    "build/*",
    "release/*",
    "submitted/*",
    "work/*",
    "due/*",
    "earlier/*",
    "feedback/*",
    "receipts/*",
    "receipt-1.json",
    "feedback.html",
    "glossary.md",
    "academy/_content/*",
    "_content/*",
    "academy.due.json",
    "academy.json",
    "answers.json",
    "progress.json",
    "submission_secret.txt",
    "timestamp.txt",
    "gradebook.db",
    "results.html",
    "results.csv",
)
"""What commands write: named in documents, and not in the repository."""
FILE = re.compile(r"[\w.<>*{},/-]+")
NAME = re.compile(r"(?:academy|autograder|tracker|wording)(?:\.\w+)+")
SUFFIXES = {".css", ".db", ".html", ".ipynb", ".json", ".lock", ".md", ".po", ".py", ".toml", ".txt", ".yaml", ".yml"}


# ---- messages

FILLED = "\x00"
"""Stands for a placeholder while a message is taken apart."""


@cache
def messages(russian: bool) -> tuple[str, ...]:
    """Every sentence of the interface in one language, both forms of those that count."""
    found: list[str] = []
    for path in sorted(CATALOGS.glob("*.po")):
        with path.open("rb") as source:
            for message in read_po(source, locale="ru"):
                forms = message.string if russian else message.id
                found += [forms] if isinstance(forms, str) else list(forms)
    return tuple(form for form in found if form)


@cache
def beginnings(message: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of the message cut at the end of each word, at least two words long; a placeholder is any text."""
    plain = re.sub(r"\{[^{}]*\}", FILLED, re.sub(r"[`*]", "", message))
    words = re.findall(rf"{FILLED}|[^{FILLED}\s]+|\s+", plain)
    found, before, count = [], "", 0
    for word in words:
        count += not word.isspace()
        cut = "(.+?)" if word == FILLED else re.escape(word.rstrip(".:;,)("))
        if count > 1 and not word.isspace():
            found.append(re.compile(before + cut))
        before += "(.+?)" if word == FILLED else re.escape(word)
    return tuple(found)


def exists(quote: str, russian: bool) -> bool:
    """True when the quote begins a message; less than half of it may stand for placeholders."""
    text = re.sub(r"[`*]", "", quote).rstrip(" .…")
    found = (pattern.fullmatch(text) for message in messages(russian) for pattern in beginnings(message))
    return any(match and 2 * sum(map(len, match.groups())) < len(text) for match in found)


def quoted(path: Path) -> Iterator[str]:
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.M | re.S)
    prose = re.sub(r"^(?:\||    ).*$", "", text, flags=re.M)
    for match in SAID.finditer(" ".join(prose.split())):
        yield match[1] or match[2]
    for head, *rows in tables(text):
        if head.lower() in HEADINGS:
            yield from rows


def tables(text: str) -> Iterator[list[str]]:
    """The first column of each table, its heading first."""
    for table in re.findall(r"(?:^\|.*\n?)+", text, re.M):
        head, line, *rows = table.splitlines()
        assert set(line) <= set("|-: "), f"these rows belong to no table, because a blank line stands above: {head}"
        yield [row.split("|")[1].strip() for row in (head, *rows)]


def test_the_search_finds_messages_and_only_them() -> None:
    assert exists("Deleted cells were put back", russian=False)
    assert exists("The notebook is named …; it was graded as …", russian=False)
    assert exists("The notebook is named old.ipynb", russian=False)
    assert exists("Возвращены удалённые ячейки", russian=True)
    assert not exists("Deleted cells were put aside", russian=False)
    assert not exists("cells were put back", russian=False)
    assert not exists("Deleted cells were put back", russian=True)
    assert not exists("Deleted", russian=False)


def test_messages_are_quoted() -> None:
    """The mentor's guide explains notes and reasons; a search that finds none of them would hold nothing."""
    assert len(list(quoted(ROOT / "docs" / "mentor-guide.md"))) > 30


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_a_quoted_message_is_one(path: Path) -> None:
    russian = path.name.endswith(".ru.md")
    wrong = []
    for quote in quoted(path):
        parts = [quote] if exists(quote, russian) else quote.split("; ")
        wrong += [part for part in parts if not exists(part, russian)]
    assert wrong == []


# ---- files, folders and names


@cache
def repository() -> frozenset[str]:
    """Files and folders that are or would be committed; a folder ends with a slash."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    files = [Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()]
    folders = {folder for file in files for folder in file.parents if folder.parts}
    return frozenset([*(file.as_posix() for file in files), *(f"{folder.as_posix()}/" for folder in folders)])


def code_spans(path: Path) -> list[str]:
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.M | re.S)
    return re.findall(r"`([^`\n]+)`", text)


def is_path(code: str) -> bool:
    return bool(FILE.fullmatch(code)) and (
        "/" in code.strip("/") or code.endswith("/") or Path(code).suffix in SUFFIXES
    )


def stands(code: str, beside: Path) -> bool:
    """Whether a path is in the repository (from its root, beside the document, or as the end of a path) or written.

    `<…>` and `*` stand for any name, braces for each of the names in them.
    """
    choice = re.search(r"\{([^{}]*)\}", code)
    if choice:
        return all(stands(code.replace(choice[0], one.strip(), 1), beside) for one in choice[1].split(","))
    pattern = re.sub(r"<[^>]*>", "*", code).rstrip("/")
    found = {pattern, f"{pattern}/", f"*/{pattern}", f"*/{pattern}/"}
    if any(fnmatch(pattern + end, output) for output in OUTPUTS for end in ("", "/")):
        return True
    return (beside / pattern).exists() or any(fnmatch(path, one) for path in repository() for one in found)


@pytest.mark.parametrize("path", WITH_DECISIONS, ids=lambda p: p.name)
def test_a_file_or_folder_that_is_named_is_there(path: Path) -> None:
    assert [code for code in code_spans(path) if is_path(code) and not stands(code, path.parent)] == []


@pytest.mark.parametrize("path", WITH_DECISIONS, ids=lambda p: p.name)
def test_a_name_of_the_code_is_there(path: Path) -> None:
    names = [code for code in code_spans(path) if NAME.fullmatch(code) and not is_path(code)]
    assert [name for name in names if not resolves(name)] == []


def resolves(name: str) -> bool:
    try:
        pkgutil.resolve_name(name)
    except (AttributeError, ImportError):
        return False
    return True


def test_the_search_knows_what_is_not_there() -> None:
    assert stands("docs/mentor-guide.md", ROOT)
    assert stands("lesson.<lang>.md", ROOT)
    assert stands("autograder/{building,source}/", ROOT)
    assert stands("build/ru/gradebook.db", ROOT)
    assert not stands("autograder/locale/ru.po", ROOT)
    assert not stands("autograder/{building,selling}/", ROOT)
    assert resolves("academy.data.read_direct")
    assert not resolves("autograder.i18n")
