"""Make a trainee's notebook harmless to look at: formgrader displays it on the server that keeps the gradebook.

Tables and text stay. Scripts, event handlers, frames and addresses that run something are removed with bleach, which
nbconvert installs. A picture stays when its bytes are those of a picture.
"""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache
from typing import Any

__all__ = ["make_harmless"]

TAGS = frozenset(
    "a abbr b blockquote br caption code col colgroup dd div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i li ol p "
    "pre s small span strong sub summary details sup table tbody td tfoot th thead tr u ul".split()
)
ATTRIBUTES = {"*": ["class", "title", "lang", "role", "colspan", "rowspan", "scope", "border"], "a": ["href"]}
TEXTS = frozenset({"text/plain", "application/json"})
WIDGET = "application/vnd.jupyter.widget-view+json"
SIZE = re.compile(r"[\w.%-]{0,40}")
"""A width or the like, which nbconvert writes into a tag without quotes."""
PICTURES = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8", "image/gif": b"GIF8"}
SHORT = 2000
STYLE = re.compile(r"<style\b.*?(</style\s*>|\Z)", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<(?=[A-Za-z/!?])")
REFERENCE = re.compile(r"attachment:([^)\s\"']*)")
ADDRESS = re.compile(r"(?i)\b(javascript|vbscript|data)(\s*|&#?\w+;)*:")


def make_harmless(notebook: dict[str, Any]) -> None:
    """Clean in place the outputs of every cell, and the prose of unlocked cells, which the trainee may have written."""
    for cell in notebook["cells"]:
        locked = (cell["metadata"].get("nbgrader") or {}).get("locked")
        if cell["cell_type"] == "code":
            cell["outputs"] = [_output(output) for output in cell.get("outputs", [])]
        elif not locked:
            cell["source"] = ADDRESS.sub(r"\1 :", TAG.sub("&lt;", cell["source"]))
        _attachments(cell)


def _attachments(cell: dict[str, Any]) -> None:
    """Remove all attachments except pictures, and their references, because no page can be rendered with them."""
    attached = cell.pop("attachments", None)
    kept = {}
    for name, data in attached.items() if isinstance(attached, dict) else []:
        pictures = {k: v for k, v in data.items() if _may_stay(k, v)} if isinstance(data, dict) else {}
        if pictures:
            kept[name] = pictures
    if kept:
        cell["attachments"] = kept
    for name in set(REFERENCE.findall(cell["source"])) - set(kept):
        cell["source"] = cell["source"].replace(f"attachment:{name}", name)


def _may_stay(kind: str, value: Any) -> bool:
    return kind in PICTURES and isinstance(value, str) and _is_picture(value, PICTURES[kind])


def _output(output: dict[str, Any]) -> dict[str, Any]:
    data = output.get("data")
    if not isinstance(data, dict):
        return output
    kept = {kind: value for kind, value in data.items() if kind in TEXTS or kind.startswith("application/vnd.academy.")}
    for kind in PICTURES:
        if _may_stay(kind, data.get(kind)):
            kept[kind] = data[kind]
    if isinstance(data.get("text/html"), str):
        page = data["text/html"]
        kept["text/html"] = _clean_short(page) if len(page) <= SHORT else _clean(page)
    for kind in ("text/markdown", "text/latex"):
        if isinstance(data.get(kind), str):
            kept[kind] = ADDRESS.sub(r"\1 :", TAG.sub("&lt;", data[kind]))
    if isinstance(view := data.get(WIDGET), dict) and isinstance(view.get("model_id"), str):
        kept[WIDGET] = view
    if not kept:
        kept["text/plain"] = ", ".join(sorted(str(kind)[:60] for kind in data))
    return output | {"data": kept, "metadata": _plain_metadata(output.get("metadata"), kept)}


def _plain_metadata(metadata: Any, kept: dict[str, Any]) -> dict[str, Any]:
    """Keep sizes and the like by MIME type: nbconvert looks things up in them, and fails on a value of another form."""
    of_kinds = metadata.items() if isinstance(metadata, dict) else ()
    return {
        kind: {name: value for name, value in fields.items() if _is_plain(value)}
        for kind, fields in of_kinds
        if kind in kept and isinstance(fields, dict)
    }


def _is_plain(value: Any) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and SIZE.fullmatch(value) is not None)


def _is_picture(text: str, start: bytes) -> bool:
    try:
        return base64.b64decode("".join(text.split()), validate=True).startswith(start)
    except (binascii.Error, ValueError):
        return False


def _clean(page: str) -> str:
    cleaned: str = _cleaner().clean(STYLE.sub("", page))
    return cleaned


_clean_short = lru_cache(maxsize=256)(_clean)
"""Cached, because verdicts and lines of points are the same for many trainees."""


@lru_cache(maxsize=1)
def _cleaner() -> Any:
    from bleach.sanitizer import Cleaner

    return Cleaner(tags=TAGS, attributes=ATTRIBUTES, protocols={"http", "https", "mailto"}, strip=True)
