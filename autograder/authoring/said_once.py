"""What `academy verify` found, each defect once: one slip fails for every trainee and in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from autograder.authoring.proofs.proof import Failure
from autograder.exercises.kinds.examples import ALTERNATIVES, MISTAKES
from autograder.source.files import line_of
from autograder.source.layout import manifest_file, module_folder
from wording.autograder import _

__all__ = ["said_once"]

VALUES = re.compile(r"\{.*|\(.*|-?\d[\d.,]*")
"""What differs between trainees in what a trial came to: figures, and the values of a remark."""
ENDINGS = (".py", ".{lang}.md")


def said_once(failures: Iterable[Failure], root: Path) -> Iterator[str]:
    """Yield a line for each defect: `path:line: what was tried: what must come, what came`, and for whom.

    Args:
        failures: of a verification of the course in `root`.
    """
    alike: dict[tuple[str, ...], list[Failure]] = {}
    for one in failures:
        alike.setdefault((one.where, one.call, one.expected, VALUES.sub("", one.got)), []).append(one)
    for group in alike.values():
        first = group[0]
        found = _("{call} must end as: {expected}; it ended as: {got}", **_words(first))
        yield f"{_place(first, root)}: {found}{_for_whom(group)}"


def _words(failure: Failure) -> dict[str, str]:
    return {"call": failure.call, "expected": _state(failure.expected), "got": _state(failure.got)}


def _state(text: str) -> str:
    """Word the state at the beginning of what came; the rest names checks, values and errors of Python as they are."""
    for state, words in (
        ("right", _("right")),
        ("wrong at", _("wrong, caught by")),
        ("wrong", _("wrong")),
        ("not_attempted", _("not answered")),
        ("waiting", _("for a person to mark")),
        ("unreadable", _("unreadable")),
        ("taken", _("taken without a verdict")),
    ):
        if re.match(rf"{state}\b", text):
            return words + text[len(state) :]
    return text


def _for_whom(group: list[Failure]) -> str:
    """Return for how many trainees and in which languages, when there were several."""
    trainees, languages = ({getattr(one, name) for one in group} - {""} for name in ("variant", "lang"))
    if len(group) == 1 or not trainees:
        return ""
    return " " + _("[trainees: {n}, languages: {languages}]", n=len(trainees), languages=", ".join(sorted(languages)))


def _place(failure: Failure, root: Path) -> str:
    """Return path:line of the file to mend: the trial's own, else the checks of its exercise."""
    module, _slash, name = failure.where.partition("/")
    folder = module_folder(root, module) / "exercises" / name
    if not name or not folder.is_dir():
        return failure.where
    label = failure.call.partition(",")[0]
    table, _slash, example = label.partition("/")
    if table in (ALTERNATIVES, MISTAKES):
        own = [folder / f"{label}{ending.format(lang=failure.lang)}" for ending in ENDINGS]
        if path := next((one for one in own if one.is_file()), None):
            return f"{path}:1"
        if (path := folder / f"{MISTAKES}.toml").is_file():
            line = line_of(path, f"[{table}.{example}")
            return f"{path}:{line}"
    solution, checks = folder / "solution.py", folder / "checks.py"
    for path in (solution, checks) if label in ("solution", "stub") else (checks, solution):
        if path.is_file():
            return f"{path}:1"
    manifest = manifest_file(folder.parents[1])
    line = line_of(manifest, f'"{name}"')
    return f"{manifest}:{line}"
