"""Yandex Metrica files as a frame: of the Logs API (visits and hits, TSV), and tables of reports.

Format: field names begin with `ym:s:` (visits) or `ym:pv:` (hits); arrays are written as `[1,2]` and `['a','b']`, in
some files with the quotes escaped (`[\\'a\\']`); tabs and line ends inside a value are escaped as `\\t` and `\\n`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from academy.data.cells.dates import as_dates
from academy.data.cells.faults import CellError, cell_error, rounded_words
from academy.data.cells.numbers import as_count, as_ids, rounded_ids
from academy.data.cells.records import Record, frame_of, records_of, split_fields
from academy.data.errors import ExportError, warn
from academy.data.metrica_report import read_report
from academy.data.sniff import advice, decoded, kind_of, raw_export, refuse
from academy.data.tables import delimiter_of
from wording.academy import _

__all__ = ["read_metrica"]

PREFIX = re.compile(r"\Aym:(s|pv):")
# Attribution models of the Logs API: current ones and those replaced in June 2026; some tools write lastSign.
ATTRIBUTION = re.compile(
    r"\A<?(cross_device_last_yandex_direct_click|cross_device_last_significant|cross_device_first|cross_device_last"
    r"|last_yandex_direct_click|automatic|lastsign|first|last|attribution)>?"
    r"(?=(?:TrafficSource|AdvEngine|Referal|Direct|SearchEngine|SearchPhrase|SocialNetwork|Messenger|Recommendation|UTM|GCLID|"
    r"openstat|QRCode|Currency|hasGCLID|From))",
    re.I,
)
IDS = frozenset("visitID watchID clientID pageViewID counterID".split())
WHOLE = frozenset("pageViews visitDuration regionCityID regionCountryID clientTimeZone httpError".split())
FLAGS = frozenset(
    "isNewUser bounce notBounce isPageView link download artificial cookieEnabled javascriptEnabled".split()
)
TIMES = frozenset("date dateTime dateTimeUTC".split())
ITEMS = {  # type of an array's elements
    "goalsID": int,
    "goalsSerialNumber": int,
    "goalsPrice": float,
    "goalsDateTime": pd.Timestamp,
    "watchIDs": int,
    "purchaseRevenue": float,
    "purchaseTax": float,
    "purchaseShipping": float,
    "purchaseDateTime": pd.Timestamp,
    "purchaseProductQuantity": int,
}
ARRAY = re.compile(r"\A\[.*\]\Z", re.S)
TEXT_ITEM = re.compile(r"'((?:[^'\\]|\\.)*)'")
ESCAPE = re.compile(r"\\(.)", re.S)
ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "0": "\0", "b": "\b", "f": "\f"}


def read_metrica(path: str | Path, decimal: str | None = None) -> pd.DataFrame:
    """Read visits or hits of the Metrica Logs API, with any fields in any order, or the table of a report.

    Names lose `ym:s:` (`ym:s:lastTrafficSource` becomes `lastTrafficSource`) and keep their attribution prefix.
    visitID, watchID, clientID and counterID are text, counts int64 (Int64 if a value is missing), isNewUser, bounce and
    other flags bool, date and dateTime datetime64[ns] (the counter's local time; dateTimeUTC is UTC+3 despite its
    name), arrays lists (empty for an empty cell), the rest str with NaN for an empty cell. `frame.attrs` holds `table`
    ("visits", "hits" or "report") and `attribution`, the models found in the names. For reports see `read_report`.

    Args:
        decimal: the mark before a fraction in a report where `12,345` may be either; None decides by its cells.

    Raises ExportError for another kind of file and for a value that does not suit its field.
    Warns with ExportWarning if the total of a report is not the sum of its rows, and of ids that Excel has cut.
    """
    path, raw = raw_export(path)
    kind = kind_of(raw, path.name)
    if kind in ("excel", "metrica_report"):
        return read_report(path, raw, kind, decimal)
    if kind not in ("", "metrica"):
        raise refuse(path, kind, "read_metrica")
    text = decoded(path, raw)
    lines = text.split("\n")
    while lines[:-1] and not lines[0].strip():
        lines.pop(0)
    delimiter = delimiter_of(lines[0])
    fields = [field.strip() for field in split_fields(lines[0], delimiter)]
    if not any(PREFIX.match(field) for field in fields):
        raise refuse(path, "", "read_metrica")
    names = [_plain(field) for field in fields]
    records = records_of(path, lines, delimiter)[1:]
    frame = frame_of(path, records, names, advice("read_metrica"))
    done, escaped = {}, "\\" in text
    for name, column in frame.items():
        try:
            done[name] = _typed(name, column, escaped)
            if name in IDS and (rounded := rounded_ids(done[name])):
                warn(path, rounded_words(name, rounded))
        except (ValueError, TypeError, OverflowError) as error:
            raise _wrong(path, name, column, error, records) from None
    frame = pd.DataFrame(done, columns=frame.columns)
    models = (match[1].lower() for match in map(ATTRIBUTION.match, names) if match)
    frame.attrs = {
        "table": "hits" if any(field.startswith("ym:pv:") for field in fields) else "visits",
        "attribution": list(dict.fromkeys(models)),
    }
    return frame


def _wrong(path: Path, name: str, column: pd.Series, error: Exception, records: Sequence[Record]) -> ExportError:
    """Return the error that names the cell which does not suit its field."""
    text = str(error)
    at = error.at if isinstance(error, CellError) else next(iter((column == text).to_numpy().nonzero()[0]), 0)
    known = cell_error(path, error if isinstance(error, CellError) else CellError(text, "number"), records[at].place)
    if isinstance(error, CellError) and error.fault not in ("id", "number", "date"):
        return known
    place = records[at].place
    found = _(
        "row {row}: the field {column} holds “{value}”, which does not belong there.",
        row=place,
        column=name,
        value=text,
    )
    return ExportError(path, found, known.advice)


def _plain(field: str) -> str:
    """Return a field's name without its prefix, with the attribution model spelled as in the documentation."""
    name = PREFIX.sub("", field)
    return ATTRIBUTION.sub(lambda match: "" if match[1].lower() == "attribution" else match[1].lower(), name)


def _typed(name: str, column: pd.Series, escaped: bool) -> pd.Series:
    if name in IDS:
        return as_ids(column)
    if name in WHOLE:
        return as_count(column)
    if name in FLAGS:
        number = as_count(column)
        return number.astype("boolean") if number.hasnans else number.astype("bool")
    if name in TIMES:
        return as_dates(column)
    if name in ITEMS or _holds_arrays(column):
        return _lists(column, ITEMS.get(name))
    return column.str.replace(ESCAPE, _unescape_one, regex=True) if escaped else column


def _holds_arrays(column: pd.Series) -> bool:
    """Return whether every value is an array. The first value shows for most columns that they are text."""
    first = column.first_valid_index()
    if first is None or not ARRAY.match(column[first]):
        return False
    return bool(column.dropna().str.fullmatch(ARRAY).all())


def _unescape_one(match: re.Match[str]) -> str:
    return ESCAPES.get(match[1], match[1])


def _lists(column: pd.Series, item: type | None) -> pd.Series:
    # There are few different values (mostly "[]"), so each is parsed once; every cell still gets its own list.
    parsed = {text: _list(text, item) for text in column.dropna().unique()}
    cells = [list(parsed.get(text, ())) for text in column.tolist()]
    return pd.Series(cells, index=column.index, dtype="object")


def _list(text: str, item: type | None) -> list[object]:
    """Parse `[1,2]`, `['a','b']` or `[\\'a\\']`. Raises ValueError."""
    if not ARRAY.match(text):
        raise ValueError(text)
    inner = text[1:-1].strip()
    if inner.startswith("\\'"):
        inner = ESCAPE.sub(_unescape_one, inner)
    if inner.startswith("'"):
        values = [ESCAPE.sub(_unescape_one, value) for value in TEXT_ITEM.findall(inner)]
    else:
        values = [value.strip() for value in inner.split(",")] if inner else []
    read = item or (str if inner.startswith("'") else _number)
    try:
        return [read(value) for value in values]
    except ValueError:
        raise ValueError(text) from None


def _number(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
