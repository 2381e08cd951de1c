"""`read_table`: a table that a client keeps as text."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from academy.data import ExportError, read_table

from .samples import HEADER, ROWS, archive, write

pytestmark = pytest.mark.usefixtures("english")
COMMA = "день,откуда,сумма\n2026-08-03,реклама,1200\n2026-08-04,карты,\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(COMMA, id="as it is"),
        pytest.param(COMMA.replace(",", ";"), id="saved by Russian Excel"),
        pytest.param(("\ufeff" + COMMA).replace(",", ";").replace("\n", "\r\n").encode(), id="BOM and CRLF"),
        pytest.param(COMMA.replace(",", "\t").encode("cp1251"), id="tabs in cp1251"),
        pytest.param(COMMA.replace("2026-08-03", "03.08.2026").replace("2026-08-04", "04.08.2026"), id="Russian dates"),
        pytest.param(COMMA.replace(",\n", ",--\n"), id="a dash for what is missing"),
    ],
)
def test_numbers_days_and_words_are_told_apart(tmp_path: Path, content: str | bytes) -> None:
    frame = read_table(write(tmp_path, content, "requests.csv"))
    assert [str(dtype) for dtype in frame.dtypes] == ["datetime64[ns]", "str", "float64"]
    assert frame["день"].tolist() == [pd.Timestamp("2026-08-03"), pd.Timestamp("2026-08-04")]
    assert frame["сумма"].sum() == 1200
    assert frame["сумма"].isna().tolist() == [False, True]


def test_a_column_with_one_cell_that_is_no_day_stays_text(tmp_path: Path) -> None:
    frame = read_table(write(tmp_path, "a,b\n2026-08-03,1\nпозже,2\n", "days.csv"))
    assert frame["a"].tolist() == ["2026-08-03", "позже"]
    numbers = read_table(write(tmp_path, "phone,n\n007,1\n012,2\n", "phones.csv"))
    assert numbers["phone"].tolist() == ["007", "012"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (archive(a__csv="1"), "ZIP archive"),
        (HEADER + ROWS, "read_direct reads it"),
        ("одно слово\nи ещё\n", "holds no column names.*read_table wants"),
        ("a,b\n1,2,3\n", "more cells than there are columns"),
        ("", "the file is empty"),
    ],
)
def test_what_is_no_such_table(tmp_path: Path, content: str | bytes, found: str) -> None:
    with pytest.raises(ExportError, match=found):
        read_table(write(tmp_path, content, "table.csv"))
