"""Orders of a shop as a frame: one row an order, or one row an article of an order.

Format, as AdvantShop writes it: `;`, CRLF, UTF-8 or cp1251, 35 columns, rows that may end early, all goods of an
order in one cell, `[article - name - price руб. - Nшт.]`. The list of orders of 1C-Bitrix, other orders of columns,
English names and workbooks are read too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from academy.data.cells.dates import as_dates
from academy.data.cells.faults import CellError, cell_error
from academy.data.cells.numbers import as_numbers
from academy.data.cells.records import Record, frame_of, records_of, separator_line, split_fields
from academy.data.cells.totals import WORD
from academy.data.errors import ExportError, warn
from academy.data.order_names import FLAGS, GOODS, MONEY, NAMES, plain_name, status_code
from academy.data.sniff import advice, decoded, kind_of, raw_export, refuse
from academy.data.workbook import text_sheets
from wording.academy import _

__all__ = ["read_order_lines", "read_orders"]

READER, LINES = "read_orders", "read_order_lines"
HEADER_LINES = 15
OF_LINES = ("number", "status", "date", "customer", "article", "name", "price", "quantity")
AFTER_LINES = ("discount", "delivery", "total", "utm_source", "utm_medium", "utm_campaign")


def read_orders(path: str | Path, decimal: str | None = None) -> pd.DataFrame:
    """Read the order export of a shop, one row an order, in the order of the file.

    number is text; status is `new`, `processing`, `sent`, `delivered`, `cancelled`, `returned` or the shop's own
    word, and status_text what stands in the file; date datetime64[ns]; discount, delivery and total float64, in
    roubles; paid bool; customer, email, phone, goods, payment, delivery_method, comment, admin_comment, manager,
    entry_page, utm_source, utm_medium, utm_campaign text. Other columns keep their names, columns without any value
    are left out.

    Args:
        decimal: the mark before a fraction, for a file in which `12,345` may be either; None decides by its cells.

    Raises ExportError for another kind of file and for a cell that does not suit its column.
    """
    return _read(path, READER, decimal)


def read_order_lines(path: str | Path, decimal: str | None = None) -> pd.DataFrame:
    """Read the same export, one row an article of an order.

    number, status, date and customer are those of the order; article and name text; price of one piece float64 (NaN
    where the shop does not write it), quantity int64 (float64 if some are not whole). discount, delivery, total and UTM
    tags are those of the whole order and stand in each of its rows.

    Raises ExportError as `read_orders` does, and for an export without goods.
    Warns with ExportWarning of orders whose goods could not be read.
    """
    path = Path(path)
    orders = _read(path, LINES, decimal)
    if "goods" not in orders:
        raise ExportError(path, _("there is no column of goods in it."), advice(LINES))
    prices = orders["prices"].tolist() if "prices" in orders else [None] * len(orders)
    rows, lost = [], []
    for at, (cell, cost) in enumerate(zip(orders["goods"].tolist(), prices, strict=True)):
        found = list(_goods(cell, cost)) if isinstance(cell, str) else []
        if not found and isinstance(cell, str):
            lost.append(cell)
        rows += [{"at": at, **line} for line in found]
    if lost:
        if not rows:
            raise ExportError(
                path, _("the goods “{cell}” are not written as shops write them.", cell=lost[0][:60]), advice(LINES)
            )
        warn(path, _("orders whose goods could not be read: {n}, such as “{cell}”.", n=len(lost), cell=lost[0][:60]))
    lines = pd.DataFrame(rows, columns=["at", "article", "name", "price", "quantity"])
    of_order = orders.iloc[lines["at"]].reset_index(drop=True)
    whole = (lines["quantity"] % 1 == 0).all()
    typed = {
        "article": lines["article"].astype("str"),
        "name": lines["name"].astype("str"),
        "price": lines["price"].astype("float64"),
        "quantity": lines["quantity"].astype("int64" if whole else "float64"),
    }
    columns = [name for name in (*OF_LINES, *AFTER_LINES) if name in typed or name in of_order]
    return pd.DataFrame({name: typed.get(name, of_order.get(name)) for name in columns})


def _goods(cell: str, prices: object) -> Iterable[dict[str, object]]:
    pattern = next((pattern for pattern in GOODS if pattern.search(cell)), None)
    found = list(pattern.finditer(cell)) if pattern else []
    given = [part for part in str(prices or "").replace("\u00a0", " ").split("руб") if part.strip(" .")]
    for n, match in enumerate(found):
        text = match["price"] or (given[n] if len(given) == len(found) else "")
        yield {
            "article": match["article"].strip(),
            "name": match["name"].strip(),
            "price": _number(text) if text else None,
            "quantity": _number(match["quantity"]),
        }


def _number(text: str) -> float:
    """Return a number of a goods cell: a fraction of one or two digits, spaces between thousands."""
    plain = "".join(text.split()).strip(".").replace(",", ".")
    whole, dot, part = plain.rpartition(".")
    return float(whole.replace(".", "") + "." + part if dot and len(part) < 3 else plain.replace(".", ""))


def _read(path: str | Path, reader: str, decimal: str | None) -> pd.DataFrame:
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    if kind not in ("", "excel", "orders"):
        raise refuse(path, kind, reader)
    header, records = _of_workbook(path, raw, reader) if kind == "excel" else _of_text(path, decoded(path, raw), reader)
    names: list[str] = []
    for column in header:
        name = plain_name(column)
        names.append(column if name in names else name)
    records = [record for record in records if not WORD.match(record.cells[0] if record.cells else "")]
    frame = frame_of(path, records, names, advice(reader)).dropna(axis="columns", how="all")
    try:
        return _typed(frame, decimal)
    except CellError as error:
        raise cell_error(path, error, records[error.at].place) from None


def _of_text(path: Path, text: str, reader: str) -> tuple[list[str], list[Record]]:
    lines = text.split("\n")
    for at, line in enumerate(lines[:HEADER_LINES]):
        best = max("\t;,|", key=lambda mark: len(split_fields(line, mark)))
        if not separator_line(line) and _is_header(split_fields(line, best)):
            header, *records = records_of(path, lines[at:], best, at + 1)
            return [cell.strip() for cell in header.cells], records
    raise refuse(path, "", reader)


def _of_workbook(path: Path, raw: bytes, reader: str) -> tuple[list[str], list[Record]]:
    for records in text_sheets(path, raw, reader).values():
        for at, record in enumerate(records[:HEADER_LINES]):
            if _is_header(record.cells):
                return [cell.strip() for cell in record.cells], records[at + 1 :]
    raise refuse(path, "excel", reader)


def _is_header(cells: Sequence[str]) -> bool:
    """Return whether these are columns of orders: the number, and two more that tell orders from other tables."""
    names = {plain_name(cell) for cell in cells}
    return "number" in names and len(names & {"status", "date", "goods", "total", "paid", "customer"}) > 1


def _typed(frame: pd.DataFrame, decimal: str | None) -> pd.DataFrame:
    done = frame.copy()
    done["number"] = frame["number"].str.lstrip("№# ").str.removesuffix(".0")
    if "status" in frame:
        done["status"] = frame["status"].map(status_code, na_action="ignore").astype("str")
        done.insert(done.columns.get_loc("status") + 1, "status_text", frame["status"])
    if "date" in frame:
        done["date"] = as_dates(frame["date"])
    numbers = as_numbers({name: frame[name] for name in MONEY if name in frame}, decimal=decimal)
    for name, column in numbers.items():
        done[name] = column.astype("float64")
    if "paid" in frame:
        done["paid"] = _flags(frame["paid"])
    for name in NAMES:
        if name in done and done[name].dtype == object:
            done[name] = done[name].astype("str")
    return done.reset_index(drop=True)


def _flags(column: pd.Series) -> pd.Series:
    values = column.str.strip().str.lower().map(FLAGS)
    wrong = column[values.isna() & column.notna()]
    if len(wrong):
        raise CellError(str(wrong.iloc[0]), "number", int(wrong.index[0]), "paid")
    return values.astype("bool" if values.notna().all() else "boolean")
