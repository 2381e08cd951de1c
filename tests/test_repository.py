"""What holds for the repository as a whole: its files, its translations, its documents."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from academy.cli import main

ROOT = Path(__file__).parents[1]
TEXT = {
    ".cfg",
    ".css",
    ".html",
    ".ini",
    ".js",
    ".json",
    ".lock",
    ".md",
    ".po",
    ".py",
    ".toml",
    ".txt",
    ".yaml",
    ".yml",
    "",
}
DOCS = [ROOT / "README.md", ROOT / "README.ru.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]

# Written in halves, so that this file does not hold what it looks for.
REGISTRY = re.compile(
    r"|".join(
        [
            "index" + "-url",
            "--find" + "-links",
            r"(https?|file)://[^ ]*/(sim" + r"ple|pack" + r"ages)(/|$| )",
            "py" + r"pi\.(org|python\.org)",
            "files" + r"\.pythonhosted",
            'resolved": *"' + "http",
        ]
    )
)


@cache
def tracked() -> tuple[Path, ...]:
    """Files that are or would be committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def test_no_address_of_a_package_registry() -> None:
    """Where packages come from is the matter of the machine, not of the project."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        if path.suffix in TEXT
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if REGISTRY.search(line)
    ]
    assert found == []


def test_python_files_stay_under_400_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked()
        if path.suffix == ".py" and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_nothing_built_is_tracked() -> None:
    built = [p for p in tracked() if p.suffix in {".db", ".mo", ".pyc"} or ".ipynb_checkpoints" in p.parts]
    assert built == []


# ---- translations

NUMBER = "n"  # ngettext fills it; a form that says "one" in words may leave it out


def extracted() -> Catalog:
    """Every sentence of the interface, as babel finds it in the sources and templates."""
    catalog = Catalog()
    for room in ("academy", "autograder"):
        methods = [("**/_content/**", "ignore"), ("**/templates/new/**", "ignore"), ("**.py", "python")]
        methods += [("**.html", "jinja2"), ("**.j2", "jinja2")]
        for file, line, message, _comments, context in extract_from_dir(ROOT / room, method_map=methods):
            catalog.add(message, locations=[(f"{room}/{file}", line)], context=context)
    return catalog


@cache
def russian() -> Catalog:
    with (ROOT / "autograder" / "locale" / "ru.po").open("rb") as source:
        return read_po(source, locale="ru")


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)[^{}]*\}", text))


def forms(message: Message) -> tuple[list[str], list[str]]:
    """Originals and translations of a message, singular or plural."""
    originals = [message.id] if isinstance(message.id, str) else list(message.id)
    translations = [message.string] if isinstance(message.string, str) else list(message.string)
    return originals, translations


def test_every_sentence_is_translated() -> None:
    missing = []
    for message in extracted():
        known = russian().get(message.id, message.context) if message.id else None
        if message.id and (known is None or known.fuzzy or not all(forms(known)[1])):
            missing.append((message.locations[0], message.id))
    assert missing == []


def test_a_plural_has_every_russian_form() -> None:
    short = [m.id for m in russian() if m.id and m.pluralizable and len(forms(m)[1]) != russian().num_plurals]
    assert short == []


def test_translations_keep_the_placeholders() -> None:
    wrong = []
    for message in russian():
        originals, translations = forms(message)
        expected = {p for text in originals for p in placeholders(text)}
        for text in translations:
            if message.id and placeholders(text) | {NUMBER} != expected | {NUMBER}:
                wrong.append((message.id, text))
    assert wrong == []


def test_no_translation_is_left_over() -> None:
    """A sentence that is no longer in the code would be kept up for nothing."""
    wanted = extracted()
    assert [m.id for m in russian() if m.id and wanted.get(m.id, m.context) is None] == []


# ---- documents


def commands(
    group: click.Group = main, prefix: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*prefix, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*prefix, name))


def code_in(path: Path) -> Iterator[str]:
    """Each `academy ...` that a document gives as code: in a fence, an indented block, or between backticks."""
    text = path.read_text(encoding="utf-8")
    fenced = "\n".join(re.findall(r"^```.*?\n(.*?)^```", text, re.M | re.S))
    rest = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    blocks = fenced.splitlines() + [line for line in rest.splitlines() if line.startswith("    ")]
    inline = re.findall(r"`(academy [^`]*)`", rest)
    for line in [*(line.split("#")[0] for line in blocks), *inline]:
        for part in re.split(r"&&|;|\|", line):
            if match := re.match(r"\s*(?:\S*/)?academy +(\S.*)", part):
                yield from braces(match[1].strip())


def braces(line: str) -> Iterator[str]:
    """A line for each way of reading `{this,that}`, as a shell does: kinds of evidence share their verbs."""
    found = re.search(r"\{([^{}]*,[^{}]*)\}", line)
    if not found:
        yield line
        return
    for choice in found[1].split(","):
        yield from braces(line[: found.start()] + choice + line[found.end() :])


def documented() -> list[tuple[Path, str]]:
    return [(path, line) for path in DOCS for line in code_in(path)]


@pytest.mark.parametrize(("path", "line"), documented(), ids=lambda x: x if isinstance(x, str) else x.name)
def test_a_documented_command_exists_with_its_options(path: Path, line: str) -> None:
    known = dict(commands())
    words = line.split()
    name = next((tuple(words[:n]) for n in (2, 1) if tuple(words[:n]) in known), None)
    assert name is not None, f"{path.name}: there is no command `academy {line}`"
    options = {o for parameter in known[name].params for o in (*parameter.opts, *parameter.secondary_opts)} | {"--help"}
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", line))
    assert used <= options, f"{path.name}: `academy {line}`"


def test_every_command_is_documented() -> None:
    lines = [line.split() for _, line in documented()]
    missing = [
        " ".join(name) for name, _ in commands() if not any(tuple(words[: len(name)]) == name for words in lines)
    ]
    assert missing == []


@pytest.mark.parametrize("path", [*DOCS, *sorted((ROOT / "docs" / "decisions").glob("*.md"))], ids=lambda p: p.name)
def test_links_inside_the_repository_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_both_readmes_show_the_same_commands_and_pictures() -> None:
    """The Russian page is the one most people read; it must not fall behind."""
    english, russian_page = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.ru.md"))
    for what in (r"^    (\S.*?)(?:\s+#.*)?$", r"!\[[^\]]*\]\(([^)]*)\)"):
        assert re.findall(what, english, re.M) == re.findall(what, russian_page, re.M)
