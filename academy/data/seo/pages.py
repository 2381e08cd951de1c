"""Saved web pages as a frame: what a product card shows, and what its JSON-LD says.

Format: HTML files, alone or in a ZIP archive. The shown price and stock are found by usual marks (`itemprop`, classes
and ids with `price`, `stock` or `availability`), the description by `itemprop` or a class `description`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd
from bs4 import BeautifulSoup, Tag

from academy.data.errors import ExportError
from academy.data.sniff import advice, decode, kind_of, raw_export, refuse
from academy.data.zip_limits import files_of
from wording.academy import _

__all__ = ["read_pages"]

READER = "read_pages"
COLUMNS = (
    "file title meta_description canonical h1 price_text stock_text rating_text description images_without_alt".split()
)


def read_pages(path: str | Path) -> pd.DataFrame:
    """Read saved product pages, one row a page.

    Columns: file, title, meta_description, canonical, h1, price_text, stock_text, rating_text, description (text, NaN
    where the page has none), images_without_alt (int64), and of its JSON-LD `Product`: markup_name, markup_image,
    markup_rating (whether there is one), markup_price (as it is written there), markup_currency and
    markup_availability (without the address of schema.org).

    Raises ExportError for another kind of file and for an archive without pages.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    pages: dict[str, bytes] = {}
    if kind == "zip":
        pages = files_of(path, raw, READER, (".html", ".htm"))
    elif kind in ("html", "html_table"):
        pages = {path.name: raw}
    if not pages:
        raise refuse(path, kind, READER)
    frame = pd.DataFrame([_row(name, decode(content)) for name, content in sorted(pages.items())])
    if frame["title"].isna().all() and frame["h1"].isna().all():
        raise ExportError(path, _("the pages have neither titles nor headings."), advice(READER))
    text = [name for name in frame.columns if name not in ("images_without_alt", "markup_image", "markup_rating")]
    return frame.astype(dict.fromkeys(text, "str"))


def _row(name: str, text: str) -> dict[str, Any]:
    soup = BeautifulSoup(text, "html.parser")
    product = next(_products(soup), {})
    offers = product.get("offers") or {}
    offer = offers[0] if isinstance(offers, list) and offers else offers
    offer = offer if isinstance(offer, dict) else {}
    return {
        "file": PurePosixPath(name).name,
        "title": _words(soup.title),
        "meta_description": _attribute(soup, 'meta[name="description"]', "content"),
        "canonical": _attribute(soup, 'link[rel="canonical"]', "href"),
        "h1": _words(soup.h1),
        "price_text": _words(soup.select_one('[itemprop="price"], .price, #price')),
        "stock_text": _words(soup.select_one('[itemprop="availability"], .stock, .availability')),
        "rating_text": _words(soup.select_one('[itemprop="ratingValue"], .rating, .stars')),
        "description": _words(soup.select_one('[itemprop="description"], .description')),
        "images_without_alt": sum(not str(image.get("alt") or "").strip() for image in soup.find_all("img")),
        "markup_name": _plain(product.get("name")),
        "markup_image": bool(product.get("image")),
        "markup_rating": bool(product.get("aggregateRating")),
        "markup_price": _plain(offer.get("price")),
        "markup_currency": _plain(offer.get("priceCurrency")),
        "markup_availability": (_plain(offer.get("availability")) or "").rpartition("/")[2] or None,
    }


def _products(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects of a page that are products; a script that is no JSON is passed over."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            found = json.loads(script.string or "")
        except ValueError:
            continue
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict):
                yield from (one for one in [item, *item.get("@graph", [])] if one.get("@type") == "Product")


def _words(tag: Tag | None) -> str | None:
    return (" ".join(tag.get_text(" ").split()) or None) if tag is not None else None


def _attribute(soup: BeautifulSoup, selector: str, name: str) -> str | None:
    tag = soup.select_one(selector)
    return str(tag.get(name) or "").strip() or None if tag is not None else None


def _plain(value: Any) -> str | None:
    return None if value in (None, "") else str(value)
