"""Yandex Direct reports (Reports service, TSV) as a frame.

Format: the Reports service of the Direct API v5. Line 1 is the report's name and dates, line 2 the column names, then
rows, then `Total rows: N`; each of the three can be switched off. Money is in micros unless the report was requested
with `returnMoneyInMicros: false`.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from academy.data.errors import ExportError, ExportWarning
from academy.data.sniff import advice, refuse, text_export
from academy.data.tables import as_dates, as_numbers, delimiter_of, split_fields, table_of
from wording.academy import _

__all__ = ["read_direct"]

TOTAL = re.compile(r'\A"?Total rows:? *(\d+)"?[\t;,]*\Z', re.I)
# A metric for one goal under one attribution model: Conversions_41002001_LSCCD.
PER_GOAL = re.compile(r"\A([A-Za-z]+)_(\d+)_([A-Z]+)\Z")
IDS = frozenset(
    "CampaignId AdGroupId AdId CriteriaId CriterionId LocationOfPresenceId TargetingLocationId RlAdjustmentId".split()
)
DATES = frozenset("Date Week Month Quarter Year".split())
LABELS = frozenset(
    "CampaignName CampaignType CampaignUrlPath AdGroupName AdFormat AdNetworkType Age Gender IncomeGrade Device "
    "CarrierType MobilePlatform ClickType ClientLogin Criteria CriteriaType Criterion CriterionType MatchType "
    "MatchedKeyword ExternalNetworkName LocationOfPresenceName TargetingLocationName Placement Query Slot "
    "TargetingCategory".split()
)
MONEY = frozenset(
    "AvgCpc AvgCpm AvgEffectiveBid Cost CostPerConversion Profit Revenue PurchaseProfit PurchaseRevenue".split()
)
COUNTED = frozenset(["Impressions", "Clicks"])  # Direct never leaves these blank
RATES = frozenset(
    "Ctr AvgClickPosition AvgImpressionPosition AvgTrafficVolume AvgPageviews BounceRate Bounces Sessions Conversions "
    "ConversionRate GoalsRoi PurchaseGoalsRoi WeightedCtr WeightedImpressions".split()
)
KNOWN = IDS | DATES | LABELS | MONEY | COUNTED | RATES
# Money in micros is rounded to kopecks, hence the divisor; no click costs less than ten kopecks.
STEP, LEAST = 10_000, 100_000


def read_direct(path: str | Path, micros: bool | None = None, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """Read a report of Yandex Direct: money in roubles, `--` as NaN.

    Impressions, Clicks and ids are int64 (Int64 if a value is missing), all other metrics float64, dates
    datetime64[ns], the rest str. Columns that Direct does not know stay as they are. `frame.attrs` holds `micros`,
    `report_name`, `total_rows` (from the last line) and `goals`, a list of [goal, model].

    Args:
        micros: whether money is in micros; None guesses (whole numbers, divisible by 10 000, large).
        columns: names, for a report saved without the line of column names.

    Raises ExportError for another kind of file, for missing column names, and for a cell that should be a number or a
    date and is not.
    Warns with ExportWarning if the last line promises another number of rows.
    """
    path, text = text_export(path, "read_direct", {"direct"})
    lines = [line for line in text.split("\n") if line.strip()]
    total = TOTAL.match(lines[-1]) if lines else None
    if total:
        lines.pop()
    name, header, rows = _parts(path, lines, columns)
    delimiter = delimiter_of("\t".join(header) if columns else lines[len(lines) - len(rows) - 1])
    frame = table_of(path, "read_direct", rows, list(header), delimiter)
    frame = _typed(path, frame)
    in_micros = _in_micros(frame) if micros is None else micros
    if in_micros:
        money = [c for c in frame.columns if _metric(c) in MONEY]
        frame[money] = frame[money] / 1_000_000
    frame.attrs = {
        "micros": in_micros,
        "report_name": name,
        "total_rows": int(total[1]) if total else None,
        "goals": _goals(frame.columns),
    }
    if total and int(total[1]) != len(frame):
        warnings.warn(
            _(
                "{file}: the last line promises {promised} rows, there are {found}. The file may be cut.",
                file=path.name,
                promised=total[1],
                found=len(frame),
            ),
            ExportWarning,
            stacklevel=2,
        )
    return frame


def _parts(path: Path, lines: list[str], columns: Sequence[str] | None) -> tuple[str | None, list[str], list[str]]:
    """Return the report's name or None, the column names, and the lines of data."""
    if columns is not None:
        named = bool(lines) and len(split_fields(lines[0], "\t")) != len(columns)
        return (_name(lines[0]) if named else None), list(columns), lines[named:]
    for at, line in enumerate(lines[:2]):
        fields = [field.strip() for field in split_fields(line, delimiter_of(line))]
        known = sum(_metric(field) in KNOWN for field in fields)
        if known and 2 * known >= len(fields):
            return (_name(lines[0]) if at else None), fields, lines[at + 1 :]
    if lines and len(split_fields(lines[-1], "\t")) > 1:
        raise ExportError(
            path,
            _("there is no line of column names."),
            _("Export the report again with column names, or name them: read_direct(path, columns=[...])."),
        )
    raise refuse(path, "", "read_direct")


def _name(line: str) -> str:
    return line.strip().strip("\t;,").strip('"')


def _goals(columns: Sequence[str]) -> list[list[str]]:
    matches = [match for match in map(PER_GOAL.match, columns) if match]
    return [list(pair) for pair in dict.fromkeys(match.group(2, 3) for match in matches)]


def _metric(column: str) -> str:
    """Return the metric of a column, for one goal or for all."""
    goal = PER_GOAL.match(column)
    return goal[1] if goal else column


def _typed(path: Path, frame: pd.DataFrame) -> pd.DataFrame:
    done = {}
    for name, column in frame.items():
        metric = _metric(name)
        try:
            if metric in COUNTED | IDS:
                number = as_numbers(column)
                done[name] = number.astype("Int64" if number.hasnans else "int64")
            elif metric in MONEY | RATES:
                done[name] = as_numbers(column).astype("float64")
            elif metric in DATES:
                done[name] = as_dates(column)
            else:
                done[name] = column
        except (ValueError, TypeError) as error:
            raise ExportError(
                path,
                _(
                    "the column {column} holds “{value}”, which is neither a number nor a date.",
                    column=name,
                    value=error,
                ),
                advice("read_direct"),
            ) from None
    return pd.DataFrame(done, columns=frame.columns)


def _in_micros(frame: pd.DataFrame) -> bool:
    """Guess whether money is in micros: then it is whole, divisible by 10 000 and large, and no value has kopecks."""
    money = [frame[c] for c in frame.columns if _metric(c) in MONEY]
    if not money:
        return False
    values = pd.concat(money).abs()
    values = values[values > 0]
    return bool(len(values)) and bool((values % STEP == 0).all()) and bool(values.median() >= LEAST)
