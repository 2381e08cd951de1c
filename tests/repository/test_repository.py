"""What holds for the repository as a whole: its files, its translations, its documents."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from academy.cli import main
from tests.support.paths import ROOT

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


def code_folders() -> Counter[Path]:
    """Folders of the packages, and how many Python files each holds itself."""
    rooms = ("academy", "autograder", "tracker", "wording")
    found = [p.relative_to(ROOT) for p in tracked() if p.suffix == ".py" and p.relative_to(ROOT).parts[0] in rooms]
    return Counter(p.parent for p in found if "templates" not in p.parts)


def test_a_folder_of_code_holds_at_most_20_files() -> None:
    assert {str(folder): number for folder, number in code_folders().items() if number > 20} == {}


KINDS = "autograder.exercises.kinds"
"""Has no order: a new kind is one folder, and no line elsewhere."""


def test_every_folder_of_code_has_its_place_in_the_order() -> None:
    """A folder that holds two folders or more has a contract of layers in pyproject.toml that names all it holds."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contracts = [one for one in tools["importlinter"]["contracts"] if one.get("exhaustive")]
    ordered = {name for one in contracts for name in one["containers"]}
    inside = Counter(".".join(folder.parts[:-1]) for folder in code_folders())
    assert {name for name, folders in inside.items() if name and folders > 1} - ordered - {KINDS} == set()


def test_nothing_built_is_tracked() -> None:
    built = [p for p in tracked() if p.suffix in {".db", ".mo", ".pyc"} or ".ipynb_checkpoints" in p.parts]
    assert built == []


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
