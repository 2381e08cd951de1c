"""Find a module's submissions in the layouts that downloads and file managers make, and name every entry not taken.

The right place is `submitted/<login>/<module>/`. A folder of that name in another spelling, or a ZIP archive of it, is
put there when nothing else could be meant; everything else stays where it is and is said, so that nobody is missed.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath

from autograder.submission.digest import MOST_BYTES
from autograder.submission.printable import printable
from wording.autograder import _

__all__ = ["Layouts", "put_in_place"]

MOST_FILES = 2000
UNPACKING = ".academy-unpacked-"
SYSTEM = frozenset(("__macosx", "thumbs.db", "desktop.ini"))
"""What operating systems add to folders, besides names that begin with a dot."""
ADDED = re.compile(r"(?:\s*\(\d{1,3}\)|\s*[-–—]?\s*(?:copy|копия)(?:\s*\(?\d{1,3}\)?)?)+\Z")
"""What a browser or a file manager adds to a name that exists."""


@dataclass
class Layouts:
    """What came of looking through `submitted/`, in sentences for the mentor."""

    #: What was put into its place.
    taken: list[str] = field(default_factory=list)
    #: What was not taken, with the way to have it graded.
    left_out: list[str] = field(default_factory=list)


def put_in_place(submitted: Path, module: str, modules: Iterable[str]) -> Layouts:
    """Put submissions of a module into their place, and list the entries that belong to no module.

    Args:
        submitted: the folder with a folder for each trainee.
        module: the module to be graded.
        modules: all modules of the course.
    """
    found, known = Layouts(), sorted(modules)
    for trainee in _entries(submitted):
        if trainee.is_symlink() or not trainee.is_dir():
            found.left_out.append(_outside(trainee, module))
            continue
        candidates = []
        for entry in _entries(trainee):
            if entry.name == module:
                _unfold(entry, found)
            elif _names(entry) == _plain(module):
                candidates.append(entry)
            elif not any(entry.name == one or _names(entry) == _plain(one) for one in known):
                found.left_out.append(_unknown(entry, module, known))
        _take(candidates, trainee / module, found)
    return Layouts([printable(line) for line in found.taken], [printable(line) for line in found.left_out])


def _entries(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        seen = sorted(folder.iterdir())
        yield from (p for p in seen if not p.name.startswith(".") and p.name.casefold() not in SYSTEM)


def _plain(name: str) -> str:
    """Return a name without capitals, signs and what a file manager adds: "09 Paid-Ads (1)" is 09_paid_ads."""
    name = ADDED.sub("", unicodedata.normalize("NFKC", name).casefold())
    return re.sub(r"[\W_]+", "_", name).strip("_")


def _names(entry: Path) -> str:
    """Return which module an entry is called by; a ZIP archive without its suffix."""
    is_zip = entry.suffix.casefold() == ".zip" and entry.is_file()
    return _plain(entry.stem if is_zip else entry.name) if is_zip or entry.is_dir() else ""


def _take(candidates: list[Path], target: Path, found: Layouts) -> None:
    """Put the only candidate into its place; of several, or beside the right folder, nobody knows which one counts."""
    if not candidates:
        return
    if len(candidates) > 1 or os.path.lexists(target):
        for entry in candidates:
            found.left_out.append(
                _(
                    "{path}: not taken, because {other} is there too. Leave the one that counts.",
                    path=_shown(entry),
                    other=target.name if os.path.lexists(target) else next(c.name for c in candidates if c != entry),
                )
            )
        return
    (entry,) = candidates
    if entry.is_symlink():
        reason = _("it is a link. Put the files themselves there.")
        found.left_out.append(_("{path}: not taken, because {reason}", path=_shown(entry), reason=reason))
    elif entry.is_dir():
        entry.rename(target)
        found.taken.append(_("{path}: renamed to {name}.", path=_shown(entry), name=target.name))
        _unfold(target, found)
    elif reason := _unpack(entry, target):
        found.left_out.append(_("{path}: not taken, because {reason}", path=_shown(entry), reason=reason))
    else:
        kept = entry.rename(entry.with_name(f".{entry.name}"))  # hidden, so that it is not found again
        found.taken.append(
            _("{path}: unpacked into {name}, and kept as {kept}.", path=_shown(entry), name=target.name, kept=kept.name)
        )


def _unfold(folder: Path, found: Layouts) -> None:
    """Take the inner folder where an archive's own folder was put into the right one and nothing lies beside it."""
    inside = list(_entries(folder)) if folder.is_dir() and not folder.is_symlink() else []
    inner = inside[0] if len(inside) == 1 else folder
    if inner != folder and inner.is_dir() and not inner.is_symlink() and _plain(inner.name) == _plain(folder.name):
        scratch = folder.with_name(f"{UNPACKING}{folder.name}")
        inner.rename(scratch)
        shutil.rmtree(folder)
        scratch.rename(folder)
        found.taken.append(_("{path}: the folder inside it was taken.", path=_shown(folder)))


def _unpack(archive: Path, target: Path) -> str:
    """Unpack a ZIP archive. Returns why it cannot be, in words; empty when it was."""
    scratch = Path(tempfile.mkdtemp(prefix=UNPACKING, dir=archive.parent))
    try:
        if archive.stat().st_size > MOST_BYTES:
            raise _NotTaken(_too_much())
        files = _contents(archive.read_bytes())
        for path, content in files.items():
            (scratch / path).parent.mkdir(parents=True, exist_ok=True)
            (scratch / path).write_bytes(content)
        tops = list(scratch.iterdir())
        whole = tops[0] if len(tops) == 1 and tops[0].is_dir() else scratch
        whole.rename(target)
    except _NotTaken as refused:
        return str(refused)
    except OSError as error:  # of the disk, or a name that it does not take
        return _("it cannot be unpacked: {reason}.", reason=error.strerror or str(error))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return ""


class _NotTaken(Exception):
    """Why an archive is not unpacked, in words."""


def _contents(packed: bytes) -> dict[PurePosixPath, bytes]:
    """Read the files of an archive, without those that systems add. Raises _NotTaken before anything is written."""
    try:
        with zipfile.ZipFile(BytesIO(packed)) as opened:
            entries = [info for info in opened.infolist() if not info.is_dir()]
            if len(entries) > MOST_FILES or sum(info.file_size for info in entries) > MOST_BYTES:
                raise _NotTaken(_too_much())
            found = {}
            for info in entries:
                path = PurePosixPath(info.filename.replace("\\", "/"))
                if path.is_absolute() or ".." in path.parts or stat.S_ISLNK(info.external_attr >> 16):
                    problem = _("it holds {name}, which lies outside of it or is a link.", name=info.filename)
                    raise _NotTaken(problem)
                if path.parts[0].casefold() not in SYSTEM:
                    found[path] = opened.read(info)
            return found
    except _NotTaken:
        raise
    except Exception as error:  # whatever zipfile and its decompressors raise: it is in memory, so no disk is to blame
        raise _NotTaken(_("it is damaged, or asks for a password. Ask for it again.")) from error


def _too_much() -> str:
    return _("it would unpack to too much. Ask for the module's folder itself.")


def _outside(entry: Path, module: str) -> str:
    return _(
        "{path}: not taken, because it lies outside of a trainee's folder. Put it into submitted/<login>/{module}/.",
        path=_shown(entry, 1),
        module=module,
    )


def _unknown(entry: Path, module: str, known: list[str]) -> str:
    guess = next((one for one in known if _plain(one) in _plain(entry.name)), module)
    return _(
        "{path}: not taken, because it is no module's folder. "
        "If it is “{module}”, put it into submitted/{login}/{module}/.",
        path=_shown(entry),
        module=guess,
        login=entry.parent.name,
    )


def _shown(path: Path, parts: int = 2) -> str:
    """Return the path below the course, as a person would look for it."""
    return "/".join(("submitted", *path.parts[-parts:]))
