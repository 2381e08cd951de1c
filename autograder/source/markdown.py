"""Reading lessons and tasks: MyST Markdown split into cells and sections, with line numbers.

markdown-it-py finds fences, headings and lists, so a fence inside a fence or a heading inside code is read correctly.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from autograder.errors import SourceError
from autograder.near_names import did_you_mean
from autograder.source.files import read_text
from autograder.source.model import ExerciseWords, Lesson, LessonCell
from wording.autograder import _

__all__ = ["Document", "body_hash", "read_document", "read_lesson", "read_task", "section_lines", "stamp"]

PARSER = MarkdownIt("commonmark").enable("table")
SECTIONS = ("Task", "Given", "Hints", "Feedback", "Options", "Groups", "Items", "Rubric")
KEYED = re.compile(r"^-\s+([a-z0-9_]+)(?:\s+\(([\d.]+)\))?:\s+(.+)$", re.DOTALL)
FRONT_KEYS = ("title", "source")
FENCES = ("code-cell", "exercise")


@dataclass(frozen=True)
class Document:
    """A Markdown file with front matter."""

    path: Path
    front: dict[str, str]
    body: str
    #: Number of the line where the body starts.
    first_line: int


def body_hash(path: Path) -> str:
    """Return twelve hex digits of a hash over the title and the text below the front matter, which get translated."""
    document = read_document(path)
    text = document.front.get("title", "") + "\n" + document.body.strip()
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_document(path: Path) -> Document:
    """Read a file. Raises SourceError for a missing file or title and for an unknown key in the front matter."""
    lines = read_text(path).splitlines()
    fix = _("Begin the file with a line ---, then title: ..., then a line ---.")
    if not lines or lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        raise SourceError(path, 1, _("there is no front matter"), fix)
    end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == "---")
    front: dict[str, str] = {}
    for number, line in enumerate(lines[1:end], 2):
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in FRONT_KEYS:
            raise SourceError(path, number, _("unknown front matter “{line}”", line=line), fix)
        front[key.strip()] = value.strip().strip('"')
    if not front.get("title"):
        raise SourceError(path, 1, _("there is no title"), fix)
    return Document(path, front, "\n".join(lines[end + 1 :]), end + 2)


def stamp(path: Path, source: Path) -> None:
    """Write the hash of the translated text into a translation's front matter."""
    document = read_document(path)
    head = f"---\ntitle: {document.front['title']}\nsource: {body_hash(source)}\n---\n"
    path.write_text(head + document.body.rstrip("\n") + "\n", "utf-8")


def read_lesson(path: Path) -> Lesson:
    """Read a lesson: prose, demo cells and places of exercises, in order. Raises SourceError with all defects."""
    document = read_document(path)
    lines = document.body.splitlines()
    cells: list[LessonCell] = []
    defects: list[SourceError] = []
    done = 0

    def prose(until: int) -> None:
        text = "\n".join(lines[done:until]).strip()
        if text:
            cells.append(LessonCell(type="prose", text=text, name="", line=document.first_line + done))

    for token in PARSER.parse(document.body):
        directive = (
            re.match(r"\{([a-z-]+)\}\s*(\S*)", token.info) if token.type == "fence" and token.level == 0 else None
        )
        if directive is None or token.map is None:
            continue
        line = document.first_line + token.map[0]
        prose(token.map[0])
        done = token.map[1]
        if directive[1] == "exercise":
            cells.append(LessonCell(type="exercise", text="", name=directive[2], line=line))
        elif directive[1] == "code-cell":
            name, code, skipped = _code_cell(token)
            cells.append(LessonCell(type="code", text=code, name=name, line=line, code_line=line + 2 + skipped))
            if not name:
                fix = _("Write a line :name: … first in it.")
                defects.append(SourceError(path, line, _("the code cell has no name"), fix))
        else:
            fix = did_you_mean(directive[1], FENCES, _("Use {known}.", known="{code-cell}, {exercise}"))
            defects.append(SourceError(path, line, _("unknown block “{name}”", name=directive[1]), fix))
    prose(len(lines))
    SourceError.raise_all(defects)
    return Lesson(path=path, title=document.front["title"], cells=tuple(cells))


def _code_cell(token: Token) -> tuple[str, str, int]:
    """Return a cell's name, its code, and the empty lines between them; no name where its first line gives none."""
    head, _newline, rest = token.content.partition("\n")
    name = re.match(r":name:\s*([a-z][a-z0-9_-]*)\s*$", head)
    return name[1] if name else "", rest.strip("\n"), len(rest) - len(rest.lstrip("\n"))


def read_task(path: Path) -> ExerciseWords:
    """Read the sections of a task. Raises SourceError with every unknown, repeated or malformed one."""
    document = read_document(path)
    defects: list[SourceError] = []
    sections = _sections(document, defects)
    fields: dict[str, object] = {"title": document.front["title"], "task": sections.get("Task", (0, ""))[1].strip()}
    if not fields["task"]:
        defects.append(SourceError(path, document.first_line, _("there is no task text"), _("Write it under # Task.")))
    if "Given" in sections:
        fields["given"] = sections["Given"][1].strip()
    if "Hints" in sections:
        fields["hints"] = _numbered(sections["Hints"][1])
    if "Feedback" in sections:
        fields["feedback"] = _feedback(path, *sections["Feedback"], defects)
    for name in ("Options", "Groups", "Items"):
        if name in sections:
            fields[name.lower()] = {key: text for key, _points, text in _keyed(path, *sections[name], defects)}
    if "Rubric" in sections:
        rubric = _keyed(path, *sections["Rubric"], defects)
        fields["rubric"] = {key: (float(points or 0), text) for key, points, text in rubric}
    SourceError.raise_all(defects)
    return ExerciseWords.model_validate(fields)


def section_lines(path: Path) -> dict[str, tuple[int, str]]:
    """Return the sections of a task by title: the number of the line below the heading, and the text from there."""
    return _sections(read_document(path), [])


def _sections(document: Document, defects: list[SourceError]) -> dict[str, tuple[int, str]]:
    lines = document.body.splitlines()
    heads = [
        (token.map[0], lines[token.map[0]].lstrip("# ").strip())
        for token in PARSER.parse(document.body)
        if token.type == "heading_open" and token.tag == "h1" and token.map and token.level == 0
    ]
    found: dict[str, tuple[int, str]] = {}
    for (start, title), (end, _next) in zip(heads, [*heads[1:], (len(lines), "")], strict=True):
        line = document.first_line + start
        if title not in SECTIONS:
            fix = did_you_mean(title, SECTIONS, _("Use one of: {known}.", known=", ".join(SECTIONS)))
            defects.append(SourceError(document.path, line, _("unknown section “{title}”", title=title), fix))
        if title in found:
            problem = _("the section “{title}” stands twice", title=title)
            defects.append(SourceError(document.path, line, problem, _("Join the two.")))
        found[title] = (line + 1, "\n".join(lines[start + 1 : end]))
    return found


def _list_items(text: str) -> list[tuple[int, str]]:
    """Return the top-level list items as (line offset, source)."""
    lines = text.splitlines()
    return [
        (token.map[0], "\n".join(lines[token.map[0] : token.map[1]]).strip())
        for token in PARSER.parse(text)
        if token.type == "list_item_open" and token.level == 1 and token.map
    ]


def _numbered(text: str) -> tuple[str, ...]:
    return tuple(re.sub(r"^(\d+[.)]|[-*])\s+", "", item) for _line, item in _list_items(text))


def _keyed(path: Path, line: int, text: str, defects: list[SourceError]) -> list[tuple[str, str | None, str]]:
    found: list[tuple[str, str | None, str]] = []
    for offset, item in _list_items(text):
        match = KEYED.match(item)
        if match is None:
            problem = _("“{item}” has no key", item=item[:40])
            defects.append(SourceError(path, line + offset, problem, _("Write it as - key: text.")))
            continue
        if match[1] in (key for key, _points, _text in found):
            problem = _("the key “{key}” stands twice", key=match[1])
            defects.append(SourceError(path, line + offset, problem, _("Rename one.")))
        found.append((match[1], match[2], " ".join(match[3].split())))
    return found


def _feedback(path: Path, line: int, text: str, defects: list[SourceError]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in re.split(r"^(?=## )", text, flags=re.MULTILINE):
        if part.startswith("## "):
            head, _newline, body = part.partition("\n")
            key = head[3:].strip()
            if key in found:
                problem = _("the key “{key}” stands twice", key=key)
                defects.append(SourceError(path, line, problem, _("Rename one.")))
            found[key] = body.strip()
        line += part.count("\n")
    return found
