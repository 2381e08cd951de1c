"""Seeded mutations of a submission: what editors, disks, mail programs and hurried people do to it, and worse.

Mutations know what they change: cells, nbgrader metadata, answers, encodings, file names. A seed gives the same
submission wherever Python's tokenizer is the same.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.support.mutations_of_code import change_code
from tests.support.mutations_of_json import ANYWHERE, STRUCTURE, Change, Random, nest_deeply

__all__ = ["Mutant", "mutant_of"]

TIMESTAMP, ANSWERS, SIDECAR = "timestamp.txt", "answers.json", "academy.json"
BASES = {"solution": 7, "mistakes": 2, "stub": 1}
"""How a submission was answered before it is changed, with the weights of that choice."""
PARTS = {"notebook": 70, "answers": 14, "timestamp": 5, "files": 11}

TIMES = (
    *("2026-02-03 10:00:00 Europe/Moscow", "2026-02-03 10:00:00 +0300", "2026-02-03 10:00:00 300000000000"),
    *("0001-01-01 00:00:00 +9999", "9999-12-31 23:59:59 -9999", "10:00", "31", "yesterday", "", "\0", "2026-02-30"),
    *("2026-02-03\r10:00:00", "2026-02-03 10:00:00\r\nUTC", "2026-02-03 10:00:00 ../../etc/passwd", "1" * 5000),
    *("2026-02-03 10:00:00 /etc/passwd", "2026-02-03 10:00:00 :", "2026-02-03 10:00:00 EST5EDT", "1 " * 3000, "nan"),
    *("2026-02-03T10:00:00Z", "2026-02-03T10:00:00+99:99", "Tue, 3 Feb 2026 10:00:00 GMT", "3 февраля 2026", "1e99"),
    *("2026-02-03 10:00:00 TZ", "2026-02-03 10:00:00 \0", "2026-02-03 10:00:00 \ud800", "2026-02-03 10:00:00 -", ","),
    *("0x10", "0001-01-01 00:00:00 86399", "9999-12-31 23:59:59 -86399", "2026-02-03 10:00:00 ２", "10 10 10", "1.5"),
)
NAMES = (
    *("final (2).ipynb", "01_BASICS.ipynb", "01_basics.IPYNB", "01_basics.ipynb.txt", "01_basics", "задание.ipynb"),
    *("\n.ipynb", "$(id).ipynb", "-rf.ipynb", "é.ipynb", "e\u0301.ipynb", " .ipynb", ".ipynb", "\x1b[31m.ipynb"),
    *("a" * 240 + ".ipynb", "\udcff.ipynb", "deep/01_basics.ipynb", ".ipynb_checkpoints/01_basics.ipynb"),
)
COMPANY = (
    *("pandas.py", "academy/__init__.py", "data/a.csv", "answers.json.bak", ".DS_Store", "x" * 250, "json.py", "a\nb"),
    *("\udcfe", "__pycache__/a.pyc", "01_basics/01_basics.ipynb", *NAMES),
)
REPLACED = ((b"\n", b"\r\n"), (b'"', b"'"), (b": ", b": NaN, "), (b"{", b"["), (b"\\", b"/"), (b"null", b"1e999"))
LINKS = (ANSWERS, SIDECAR, "nowhere", ".", "/etc/passwd", "/", "/dev/zero")


# ---- files as bytes


def damage(rng: Random, data: bytes) -> bytes:
    """Damage a file as transfers, editors and disks do. Never turns an answer into another valid one."""
    text = data.decode("utf-8", "surrogatepass")
    at = rng.randrange(len(data) + 1)
    way = rng.choice(("cut", "head cut", "put in", "encoded", "joined", "doubled", "replaced", "other"))
    match way:
        case "cut":
            return data[:at]
        case "head cut":
            return data[at:]
        case "put in":
            return data[:at] + rng.choice((b"\0", b"\xff", b"\xed\xa0\x80", b",", b"}", b"\n")) + data[at:]
        case "encoded":
            how = rng.choice(("utf-8-sig", "utf-8-sig", "utf-16", "utf-32", "cp1251", "latin-1"))
            return text.encode(how, "surrogatepass" if how.startswith("utf") else "replace")
        case "joined":
            before = rng.choice((b"", b"\xef\xbb\xbf" * 2, b"[" * 3000, b"\n" * 3000, b"<<<<<<< HEAD\n", data))
            return before + data + rng.choice((b"", b"\n\0" * 9, b"}", b"\n>>>>>>> theirs\n"))
        case "doubled":
            return _key_twice(rng, text).encode("utf-8", "surrogatepass")
        case "replaced":
            old, new = rng.choice(REPLACED)
            return data.replace(old, new, rng.choice((1, -1)))
    return rng.choice((b"", b"null", b"{}", b"[]", b'""', b"\0" * len(data), rng.randbytes(400)))


def _key_twice(rng: Random, text: str) -> str:
    """Repeat a key of the outermost object with another value, before or after its own."""
    key = rng.choice(("cells", "metadata", "nbformat", "answers", "format"))
    value = rng.choice(("null", "NaN", "5", '"text"', "[]", "{}", "[{}]", '{"a": 1}'))
    if rng.random() < 0.5:
        return text.replace("{", f'{{"{key}": {value},', 1)
    head, _, tail = text.rpartition("}")
    return f'{head},"{key}": {value}}}{tail}'


def _written(rng: Random, data: Any) -> bytes:
    """Write JSON as one editor or another does."""
    indent, ascii_only, sort = rng.choice((None, 1, 4, "\t")), rng.random() < 0.3, rng.random() < 0.3
    try:
        text = json.dumps(data, ensure_ascii=ascii_only, indent=indent, sort_keys=sort)
    except (RecursionError, ValueError):  # 10**4400: Python refuses to write it, yet a file may hold it
        text = '{"cells": [' + "1" * 5000 + '], "answers": {"inbox": ' + "1" * 5000 + "}}"
    return text.encode("utf-8", rng.choice(("surrogatepass", "backslashreplace")))


# ---- files as files


def change_files(rng: Random, folder: Path, notebook: str) -> None:
    """Rename, replace or remove files, or put others beside them."""
    way = rng.choice(("gone", "empty", "renamed", "copies", "folder", "full", "full", "link", "pipe", "beside", "all"))
    name = rng.choice((notebook, notebook, notebook, ANSWERS, ANSWERS, SIDECAR, TIMESTAMP))
    path = folder / name
    content = path.read_bytes() if path.is_file() else b"2026-02-03 10:00:00"
    if way == "copies":
        for other in rng.sample(NAMES, 2):
            _put(folder / other, content)
    elif way == "beside":
        _put(folder / rng.choice(COMPANY), rng.choice((b"", b"1/0\n", b"\0" * 100)))
    elif way == "all":
        _instead_of_all(rng, folder, content)
    else:
        path.unlink(missing_ok=True)
        _instead(rng, way, path, content)


def _instead(rng: Random, way: str, path: Path, content: bytes) -> None:
    match way:
        case "empty":
            path.touch()
        case "renamed":
            _put(path.parent / rng.choice(NAMES), content)
        case "folder":
            path.mkdir()
        case "full":
            _put(path / rng.choice((path.name, "x.txt")), content)
            _put(path.with_name(f"old {path.name}"), content)
        case "link":
            path.symlink_to(rng.choice((path.name, *LINKS)))
        case "pipe":
            os.mkfifo(path)


def _instead_of_all(rng: Random, folder: Path, content: bytes) -> None:
    shutil.rmtree(folder)
    match rng.choice(("folder", "file", "link")):
        case "folder":
            folder.mkdir()
        case "file":
            folder.write_bytes(content)
        case "link":
            folder.symlink_to(rng.choice(("nowhere", "/", ".")))


def _put(path: Path, content: bytes) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


# ---- a submission


class Mutant:
    """A submission changed by a seed."""

    def __init__(self, seed: int) -> None:
        self.seed, self.rng = seed, random.Random(f"mutation {seed}")
        #: How the submission was answered, a key of BASES.
        self.base = self.rng.choices(list(BASES), list(BASES.values()))[0]
        #: Names of the changes, in order.
        self.done: list[str] = []

    def __repr__(self) -> str:
        return f"seed {self.seed} ({self.base}: {', '.join(self.done)})"

    def mutate(self, folder: Path, notebook: str) -> None:
        """Change the submission in `folder`. Wrong answers stay, because a change could correct them."""
        right, rng = self.base == "solution", self.rng
        parts = set(rng.choices(list(PARTS), list(PARTS.values()), k=rng.choice((1, 1, 1, 2, 3))))
        if not right:
            parts = parts - {"answers"} or {"notebook"}
        if "notebook" in parts:
            self._json(folder / notebook, (*STRUCTURE, *((change_code,) * 8 if right else ())))
        if "answers" in parts:
            self._json(folder / ANSWERS, ANYWHERE)
        if "timestamp" in parts:
            self.done.append("timestamp")
            stamp = rng.choice(TIMES).encode("utf-8", "surrogatepass")
            (folder / TIMESTAMP).write_bytes(damage(rng, stamp) if rng.random() < 0.2 else stamp)
        if "files" in parts:  # last, because the folder may be gone afterwards
            self.done.append("files")
            change_files(rng, folder, notebook)

    def _json(self, path: Path, ways: Sequence[Change]) -> None:
        rng, of = self.rng, path.stem
        data = json.loads(path.read_bytes())
        deep, damaged = rng.random() < 0.02, rng.random() < 0.12
        count = rng.choice((0, 1, 2)) if deep or damaged else rng.choice((1, 1, 1, 2, 2, 4))
        for way in rng.choices(ways, k=count):
            self.done.append(f"{of}.{way.__name__}")
            way(rng, data)
        if deep:
            self.done.append(f"{of}.nest_deeply")
            nest_deeply(rng, data)
        content = _written(rng, data)
        if damaged:
            self.done.append(f"{of}.damage")
            content = damage(rng, content)
        path.write_bytes(content)


def mutant_of(seed: int, folder: Path, bases: dict[str, Path], notebook: str) -> Mutant:
    """Make the submission of a seed.

    Args:
        seed: Determines everything.
        folder: Where to make it; must not exist.
        bases: Unchanged submissions by how they were answered.
        notebook: File name of the notebook.
    """
    mutant = Mutant(seed)
    shutil.copytree(bases[mutant.base], folder)
    mutant.mutate(folder, notebook)
    return mutant
