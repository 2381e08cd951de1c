"""Whatever notation a program writes a table in, reading it gives the values that were written, or asks."""

from __future__ import annotations

import csv
import datetime as dt
import io
import warnings
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from academy.data import ExportError, read_direct, read_metrica, read_wordstat
from wording.languages import language

NBSP, THIN = "\u00a0", "\u202f"
WORDS = (
    st.text(st.sampled_from('абвгдёж xyz«»"-,;№'), min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda word: any(map(str.isalpha, word)))
)
COUNTS = st.integers(0, 3_000_000)
MONEY = st.integers(0, 900_000_000).map(lambda kopecks: Decimal(kopecks) / 100)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2029, 12, 31))


@dataclass(frozen=True)
class Notation:
    """How a program writes tables."""

    encoding: str
    end: str
    delimiter: str
    thousands: str
    decimal: str
    currency: str
    missing: str
    date: str
    title: bool
    sep: bool
    empty_columns: int
    total: str

    def number(self, value: Any) -> str:
        if value is None:
            return self.missing
        text = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"
        return text.replace(",", "T").replace(".", self.decimal).replace("T", self.thousands)

    def money(self, value: Any) -> str:
        return self.number(value) + (self.currency if value is not None else "")

    def day(self, value: dt.date) -> str:
        return value.strftime(self.date)

    def file(self, header: list[str], rows: list[list[str]], totals: list[str] | None) -> bytes:
        if totals and self.total != "none":
            rows = rows.copy()
            rows.insert({"first": 0, "inside": len(rows) // 2, "last": len(rows)}[self.total], totals)
        out = io.StringIO()
        if self.sep:
            out.write(f"sep={self.delimiter}\n")
        if self.title:
            out.write('"Отчёт (2026-08-01 - 2026-08-31)"\n\n')
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator="\n")
        for row in [header, *rows]:
            writer.writerow([*row, *[""] * self.empty_columns])
        return out.getvalue().replace("\n", self.end).encode(self.encoding)


NOTATIONS = st.builds(
    Notation,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1251", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    delimiter=st.sampled_from([";", ",", "\t"]),
    thousands=st.sampled_from(["", " ", NBSP, THIN, ",", "."]),
    decimal=st.sampled_from([".", ","]),
    currency=st.sampled_from(["", " ₽", NBSP + "руб.", " р."]),
    missing=st.sampled_from(["", "-", "--", "—"]),
    date=st.sampled_from(["%Y-%m-%d", "%d.%m.%Y"]),
    title=st.booleans(),
    sep=st.booleans(),
    empty_columns=st.integers(0, 2),
    total=st.sampled_from(["none", "first", "inside", "last"]),
).filter(
    lambda it: (
        it.thousands != it.decimal and not (it.encoding == "cp1251" and {"₽", THIN} & {it.thousands, *it.currency})
    )
)


def read(reader: Any, content: bytes, notation: Notation, **more: Any) -> tuple[pd.DataFrame, list[str]]:
    """Return the frame and what was warned of. A reader that asks for the notation is answered."""
    with TemporaryDirectory() as folder, language("en"), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        path = Path(folder) / "export.csv"
        path.write_bytes(content)
        try:
            frame = reader(path, **more)
        except ExportError as error:
            if "thousands or a fraction" not in str(error):
                raise
            caught.clear()
            frame = reader(path, decimal=notation.decimal, **more)
        return frame, [str(one.message) for one in caught]


DIRECT = st.lists(
    st.tuples(DAYS, WORDS, st.integers(10**17, 10**19 - 1), COUNTS, st.one_of(st.none(), MONEY), MONEY),
    min_size=1,
    max_size=6,
)
NAMES = ["День", "Поисковый запрос", "№ Объявления", "Клики", "Ср. цена клика (руб.)", "Расход (руб.)"]
ENGLISH = ["Date", "Query", "AdId", "Clicks", "AvgCpc", "Cost"]


@settings(max_examples=150, deadline=None)
@given(NOTATIONS, DIRECT, st.booleans(), st.sampled_from([0, 0, 1]))
def test_a_table_of_direct_in_any_notation(notation: Notation, rows: list[Any], russian: bool, missing: int) -> None:
    cells = [
        [notation.day(day), query, str(ad), notation.number(clicks), notation.money(price), notation.money(cost)]
        for day, query, ad, clicks, price, cost in rows
    ]
    clicks, cost = sum(row[3] for row in rows) + missing, sum(row[5] for row in rows)
    totals = ["Итого", "", "", notation.number(clicks), notation.missing, notation.money(cost)]
    frame, said = read(read_direct, notation.file(NAMES if russian else ENGLISH, cells, totals), notation, micros=False)
    assert list(frame.columns) == ENGLISH
    assert frame["Date"].tolist() == [pd.Timestamp(row[0]) for row in rows]
    assert frame["Query"].tolist() == [row[1] for row in rows]
    assert frame["AdId"].tolist() == [str(row[2]) for row in rows]
    assert frame["Clicks"].tolist() == [row[3] for row in rows]
    prices = [None if row[4] is None else float(row[4]) for row in rows]
    assert [None if pd.isna(price) else price for price in frame["AvgCpc"]] == prices
    assert frame["Cost"].tolist() == [float(row[5]) for row in rows]
    warned = any("the total in row" in sentence for sentence in said)
    assert warned == (missing == 1 and notation.total != "none")


REPORT = st.lists(
    st.tuples(WORDS, COUNTS, COUNTS, st.integers(0, 1000), st.integers(0, 86_399)), min_size=1, max_size=6
)


@settings(max_examples=80, deadline=None)
@given(NOTATIONS, REPORT, st.booleans(), st.sampled_from([0, 0, 1]))
def test_a_report_of_metrica_in_any_notation(notation: Notation, rows: list[Any], percent: bool, missing: int) -> None:
    def bounces(per_mille: int) -> str:
        value = f"{per_mille / 10:.1f}%" if percent else f"{per_mille / 1000:.3f}"
        return value.replace(".", notation.decimal)

    assume(percent or any(row[3] % 1000 for row in rows))
    cells = [
        [source, notation.number(visits), notation.number(users), bounces(rate), str(dt.timedelta(seconds=time))]
        for source, visits, users, rate, time in rows
    ]
    visits = sum(row[1] for row in rows) + missing
    totals = ["Итого и средние", notation.number(visits), "1", bounces(100), "0:01:00"]
    header = ["UTM Source", "Визиты", "Посетители", "Отказы", "Время на сайте"]
    frame, said = read(read_metrica, notation.file(header, cells, totals), notation)
    assert frame["UTMSource"].tolist() == [row[0] for row in rows]
    assert frame["visits"].tolist() == [row[1] for row in rows]
    assert frame["users"].tolist() == [row[2] for row in rows]
    assert frame["bounceRate"].tolist() == pytest.approx([row[3] / 10 for row in rows])
    assert frame["avgVisitDurationSeconds"].tolist() == [row[4] for row in rows]
    warned = any("the total in row" in sentence for sentence in said)
    assert warned == (missing == 1 and notation.total != "none")


@settings(max_examples=80, deadline=None)
@given(NOTATIONS, st.lists(st.tuples(DAYS, COUNTS, st.integers(0, 99_999)), min_size=1, max_size=6), st.booleans())
def test_dynamics_of_wordstat_in_any_notation(notation: Notation, rows: list[Any], russian: bool) -> None:
    header = ["Дата", "Число запросов", "Доля от всех запросов, %", "Динамика запросов «баня»"]
    if not russian:
        header = ["Date", "Number of queries", "Share of all queries, %", "Dynamics of “bathhouse”"]
    cells = [
        [notation.day(day), notation.number(count), f"{share / 100_000:.5f}".replace(".", notation.decimal), ""]
        for day, count, share in rows
    ]
    frame, said = read(read_wordstat, notation.file(header, cells, None), notation)
    assert frame["period"].tolist() == [pd.Timestamp(row[0]) for row in rows]
    assert frame["frequency"].tolist() == [row[1] for row in rows]
    assert frame["share"].tolist() == pytest.approx([row[2] / 100_000 for row in rows])
    assert said == []
