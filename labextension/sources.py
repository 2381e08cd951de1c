"""Compute the hash of the extension's sources, which says whether what is built belongs to them."""

from __future__ import annotations

import hashlib
from pathlib import Path

HERE = Path(__file__).parent
SETTINGS = ("package.json", "package-lock.json", "tsconfig.json", "build")


def sources() -> list[Path]:
    """Return every file that the output depends on."""
    written = [path for room in ("src", "style") for path in (HERE / room).rglob("*") if path.is_file()]
    return sorted([*written, *(HERE / name for name in SETTINGS)])


def digest() -> str:
    """Return one hash of the names and lines of all sources."""
    total = hashlib.sha256()
    for path in sources():
        text = path.read_text("utf-8")  # a checkout on Windows has other line ends
        total.update(f"{path.relative_to(HERE).as_posix()}\n{len(text)}\n{text}".encode())
    return total.hexdigest()


if __name__ == "__main__":
    print(digest())
