"""A price list in YML (Yandex Market Language) as a frame: one row an offer."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from academy.data.cells.faults import CellError, cell_error
from academy.data.cells.numbers import as_numbers
from academy.data.errors import ExportError
from academy.data.sniff import advice, decode, kind_of, raw_export, refuse
from academy.data.xml_file import parsed_xml
from wording.academy import _

__all__ = ["read_yml"]

TEXT = {
    "name": "name",
    "vendor": "vendor",
    "vendor_code": "vendorCode",
    "url": "url",
    "picture": "picture",
    "description": "description",
}
MONEY = {"price": "price", "old_price": "oldprice", "purchase_price": "purchase_price"}
FLAGS = {"true": True, "false": False, "1": True, "0": False, "да": True, "нет": False}


def read_yml(path: str | Path) -> pd.DataFrame:
    """Read the offers of a YML feed, in the order of the file.

    article is the offer's id, category the name of its category; name, vendor, vendor_code, url, picture (the first
    one) and description are text; price, old_price and purchase_price float64, NaN where the offer has none;
    available is bool (an offer without the attribute is available). purchase_price may stand in an element or in a
    `param` of that name.

    Raises ExportError for another kind of file, for XML that is no feed, and for a price that is not a number.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    if kind not in ("xml", "") or not decode(raw[:2000], whole=len(raw) <= 2000).lstrip("\ufeff \n\t").startswith("<"):
        raise refuse(path, kind, "read_yml")
    root = parsed_xml(path, raw, "read_yml")
    offers = list(root.iter("offer"))
    if root.tag != "yml_catalog" or not offers:
        problem = _("this is XML with the root “{name}” and without offers of a shop.", name=str(root.tag)[:40])
        raise ExportError(path, problem, advice("read_yml"))
    categories = {one.get("id"): (one.text or "").strip() for one in root.iter("category")}
    rows = []
    for offer in offers:
        found = {child.tag: (child.text or "").strip() for child in reversed(offer) if child.tag != "param"}
        params = {(one.get("name") or "").strip(): (one.text or "").strip() for one in offer.iter("param")}
        found.setdefault("purchase_price", params.get("purchase_price", ""))
        if "name" not in found:  # the extended form has a type, a maker and a model in place of a name
            found["name"] = " ".join(filter(None, (found.get(key) for key in ("typePrefix", "vendor", "model"))))
        row = {"article": offer.get("id", ""), "category": categories.get(found.get("categoryId"), "")}
        row |= {ours: found.get(theirs, "") for ours, theirs in (TEXT | MONEY).items()}
        row["available"] = offer.get("available", "true").strip().lower()
        rows.append(row)
    columns = [
        "article",
        "name",
        "category",
        "vendor",
        "vendor_code",
        *MONEY,
        "available",
        "url",
        "picture",
        "description",
    ]
    text = pd.DataFrame(rows, columns=columns, dtype="str").replace("", None).astype("str")
    try:
        numbers = as_numbers({name: text[name] for name in MONEY}, decimal=".")
    except CellError as error:
        raise cell_error(path, error, error.at + 1) from None
    done = {name: column.astype("float64") for name, column in numbers.items()}
    return text.assign(**done, available=text["available"].map(FLAGS).fillna(True).astype("bool"))
