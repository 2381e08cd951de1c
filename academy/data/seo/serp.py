"""Results pages of the Yandex Search API: one XML answer, or a ZIP archive of several.

Format: `yandexsearch` holds `request` (with `query`) and `response` with `results/grouping/group/doc`; a group is a
place and may hold several documents of one site. No element is obligatory.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import pandas as pd
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from academy.data.errors import ExportError
from academy.data.sniff import advice, kind_of, raw_export, refuse
from academy.data.zip_limits import files_of
from wording.academy import _

__all__ = ["read_serp"]

READER = "read_serp"


def read_serp(path: str | Path) -> pd.DataFrame:
    """Read results pages: one row a document, with `query`, `place` (of its group, from 1), `domain`, `url`, `title`.

    Raises ExportError for another kind of file, broken XML, and an answer that reports an error, which it quotes.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    answers: dict[str, bytes] = {}
    if kind == "zip":
        answers = files_of(path, raw, READER, (".xml",))
    elif kind == "xml":
        answers = {path.name: raw}
    if not answers:
        raise refuse(path, kind, READER)
    rows = [row for name, content in sorted(answers.items()) for row in _rows(path, name, content)]
    if not rows:
        raise ExportError(path, _("there is no document in it."), advice(READER))
    frame = pd.DataFrame(rows, columns=["query", "place", "domain", "url", "title"])
    return frame.astype(dict.fromkeys(("query", "domain", "url", "title"), "str"))


def _rows(path: Path, name: str, content: bytes) -> list[dict[str, Any]]:
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, LookupError, ValueError):
        raise ExportError(path, _("“{name}” in it is not XML that can be read.", name=name), advice(READER)) from None
    if root.tag != "yandexsearch":
        raise refuse(path, "xml", READER)
    error = root.find("response/error")
    if error is not None:
        problem = _("“{name}” is an error of the service: {words}", name=name, words=_text(error))
        raise ExportError(path, problem, _("Ask for the page again."))
    query = _text(root.find("request/query"))
    first = int(_text(root.find("request/page")) or 0) * 10
    groups = root.findall("response/results/grouping/group")
    return [
        {
            "query": query,
            "place": first + place,
            "domain": _text(doc.find("domain")),
            "url": _text(doc.find("url")),
            "title": _text(doc.find("title")),
        }
        for place, group in enumerate(groups, 1)
        for doc in group.findall("doc")
    ]


def _text(element: Element | None) -> str:
    """Return the words of an element, those of inner elements (`hlword`) included."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
