"""XML as a frame: the element that repeats, one row each (offers of a price list, documents of search results)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import pandas as pd
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from academy.data.errors import ExportError
from academy.data.sniff import advice, decode, kind_of, raw_export, refuse
from wording.academy import _

__all__ = ["parsed_xml", "read_xml"]


def read_xml(path: str | Path, rows: str | None = None) -> pd.DataFrame:
    """Read the repeated elements of an XML file, such as `offer` of a YML price list.

    Attributes and the texts of inner elements become columns, all of them text; a further level has a dot in its name
    (`delivery.cost`), an inner element that repeats becomes a list. What stands beside an inner element as attributes
    becomes `param.name`. `frame.attrs["rows"]` holds the element's name.

    Args:
        rows: name of the element; None when one that has columns repeats.

    Raises ExportError for another kind of file, for broken XML with its line, for entities that could grow without
    end, and for no element that repeats or several, which it names.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw)
    if kind not in ("xml", "") or not decode(raw[:2000], whole=len(raw) <= 2000).lstrip("\ufeff \n\t").startswith("<"):
        raise refuse(path, kind, "read_xml")
    root = parsed_xml(path, raw, "read_xml")
    counts = Counter(_name(element) for element in root.iter() if element is not root)
    if rows is None:
        rows = _only(path, root, counts)
    elif rows not in counts:
        raise ExportError(path, _("there is no element “{name}”.", name=rows), _known(list(counts)))
    table = [_row(element) for element in root.iter() if element is not root and _name(element) == rows]
    frame = pd.DataFrame(table)
    frame.attrs["rows"] = rows
    return frame


def parsed_xml(path: Path, raw: bytes, reader: str) -> Element:
    """Return the root of an XML file. Raises ExportError for what cannot be read, or not safely."""
    try:
        root: Element = fromstring(raw)
    except ParseError as error:
        line, column = error.position
        problem = _("line {line}, column {column} is not XML.", line=line, column=column + 1)
        raise ExportError(path, problem, _("The file may be cut; download it again.")) from None
    except DefusedXmlException:
        problem = _("it declares entities of its own, which can grow without end.")
        raise ExportError(path, problem, _("Do not open it, and ask where it comes from.")) from None
    except (LookupError, ValueError) as error:
        problem = _("its encoding cannot be read ({reason}).", reason=error)
        raise ExportError(path, problem, advice(reader)) from None
    return root


def _name(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _only(path: Path, root: Element, counts: Counter[str]) -> str:
    """Return the element that repeats under one parent, has columns, and lies in no other such element."""
    found: list[str] = []

    def walk(element: Element) -> None:
        repeated = Counter(_name(child) for child in element)
        for child in element:
            name = _name(child)
            if repeated[name] > 1 and (len(child) or child.attrib) and name not in found:
                found.append(name)
            elif name not in found:
                walk(child)

    walk(root)
    if len(found) == 1:
        return found[0]
    if found:
        raise ExportError(path, _("several elements repeat in it."), _known(found))
    raise ExportError(path, _("no element with columns repeats in it."), _known(list(counts)))


def _known(names: list[str]) -> str:
    return _("Name one: read_xml(path, rows=…). There are: {names}.", names=", ".join(names[:20]) or "—")


def _row(element: Element) -> dict[str, Any]:
    """Return the columns of one element; its own text, if it has any, is the column `text`."""
    row: dict[str, Any] = dict(element.attrib)
    text = (element.text or "").strip()
    if text:
        row["text"] = text
    for child in element:
        _add(row, _name(child), child)
    return row


def _add(row: dict[str, Any], name: str, element: Element) -> None:
    text = (element.text or "").strip()
    if not len(element):
        _put(row, name, text)
    for key, value in element.attrib.items():
        _put(row, f"{name}.{key}", value)
    for child in element:
        _add(row, f"{name}.{_name(child)}", child)


def _put(row: dict[str, Any], name: str, value: str) -> None:
    """Store a value; the second one of a name makes a list."""
    if name not in row:
        row[name] = value
    elif isinstance(row[name], list):
        row[name].append(value)
    else:
        row[name] = [row[name], value]
