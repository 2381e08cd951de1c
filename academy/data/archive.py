"""ZIP archives of exports: find the one table in them, and refuse an archive that would fill the memory.

An .xlsx file is a ZIP archive too, so its reader asks here first.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pandas as pd

from academy.data.direct import read_direct
from academy.data.errors import ExportError
from academy.data.json_file import read_json
from academy.data.letters import read_letters
from academy.data.metrica import read_metrica
from academy.data.sniff import decode, kind_of, raw_export, refuse
from academy.data.tables import plain_table
from academy.data.wordstat import read_wordstat
from academy.data.workbook import read_xlsx
from academy.data.xml_file import read_xml
from academy.data.zip_limits import content_of, is_service, opened
from wording.academy import _

__all__ = ["read_zip"]

NOT_TABLES = frozenset((".md", ".txt", ".html", ".htm", ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".css", ".js"))
READERS: dict[str, Callable[[Path], pd.DataFrame]] = {
    "direct": read_direct,
    "direct_cabinet": read_direct,
    "excel": read_xlsx,
    "json": read_json,
    "letters": read_letters,
    "metrica": read_metrica,
    "metrica_report": read_metrica,
    "wordstat": read_wordstat,
    "xml": read_xml,
}
"""Readers by the kind of file; a table of another service is read as it stands."""


def read_zip(
    path: str | Path, file: str | None = None, reader: Callable[[Path], pd.DataFrame] | None = None
) -> pd.DataFrame:
    """Read one table of a ZIP archive.

    Args:
        file: its name in the archive, with or without folders; None when the archive holds one table only.
        reader: a function such as `read_wordstat`; None chooses it by the file.

    Raises ExportError for another kind of file, a damaged, encrypted or suspiciously large archive, an unknown name,
    and, without a name, for several tables, which it lists. `frame.attrs["file"]` holds the name in the archive.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw)
    if kind != "zip":
        raise refuse(path, kind, "read_zip")
    with opened(path, raw, "read_zip") as archive:
        name = _chosen(path, archive, file)
        content = content_of(path, archive, name)
    frame = _read(path, name, content, reader)
    frame.attrs["file"] = name
    return frame


def _chosen(path: Path, archive: zipfile.ZipFile, file: str | None) -> str:
    names = [info.filename for info in archive.infolist() if not info.is_dir() and not is_service(info.filename)]
    if file is not None:
        found = [name for name in names if file in (name, PurePosixPath(name).name)]
        problem = _("there is no file “{name}” in the archive, or there are two.", name=file)
    else:
        found = [name for name in names if PurePosixPath(name).suffix.lower() not in NOT_TABLES]
        problem = _("the archive holds several tables.") if found else _("the archive holds no table.")
    if len(found) != 1:
        choice = _("Name one: read_zip(path, file=…). There are: {names}.", names=", ".join(names[:20]) or "—")
        raise ExportError(path, problem, choice)
    return found[0]


def _read(path: Path, name: str, content: bytes, reader: Callable[[Path], pd.DataFrame] | None) -> pd.DataFrame:
    kind = kind_of(content)
    if reader is None and kind == "zip":
        problem = _("“{name}” in it is an archive again.", name=name)
        raise ExportError(path, problem, _("Unpack the outer one, and read the inner one."))
    inner = PurePosixPath(name).name
    with tempfile.TemporaryDirectory() as folder:
        unpacked = Path(folder) / inner
        unpacked.write_bytes(content)
        chosen = reader or READERS.get(kind)
        if chosen is not None:
            return chosen(unpacked)
        if kind in ("pdf", "gzip", "html", "letter"):
            raise refuse(unpacked, kind, "read_zip")
        return plain_table(unpacked, "read_zip", decode(content))
