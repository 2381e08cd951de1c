"""Files as programs write them: what a reader gives, warns of or refuses. Each is a file in tests/data/real_files."""

from __future__ import annotations

import tomllib
import warnings
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import academy.data
from academy.data import ExportError, ExportWarning
from tests.support.paths import ROOT

from .samples import write

pytestmark = pytest.mark.usefixtures("english")
FILES = ROOT / "tests" / "data" / "real_files"
CASES = tomllib.loads((FILES / "cases.toml").read_text("utf-8"))["case"]
GAP = "<missing>"


def plain(value: Any) -> Any:
    """Return a cell as cases.toml writes it."""
    if isinstance(value, pd.Timestamp):
        return str(value.date() if value == value.normalize() else value)
    return GAP if value is None or pd.isna(value) else value


def test_every_file_is_a_case() -> None:
    assert sorted(case["file"] for case in CASES) == sorted(
        path.name for path in FILES.iterdir() if path.name != "cases.toml"
    )


@pytest.mark.parametrize("case", CASES, ids=[case["file"] for case in CASES])
def test_a_real_file_gives_its_values(case: dict[str, Any]) -> None:
    reader = getattr(academy.data, case["reader"])
    path = FILES / case["file"]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        if "refused" in case:
            with pytest.raises(ExportError) as error:
                reader(path)
            assert str(error.value).startswith(f"{path.name}: {case['refused']}")
            return
        frame = reader(path)
    assert [str(one.message) for one in caught] == [f"{path.name}: {words}" for words in case.get("warns", [])]
    assert all(one.category is ExportWarning and one.filename == __file__ for one in caught)
    assert {name: [plain(cell) for cell in frame[name]] for name in case["columns"]} == case["columns"]
    if case["reader"] != "read_letters":
        assert list(frame.columns) == list(case["columns"])
        assert frame.index.tolist() == list(range(len(frame)))


def test_what_is_asked_can_be_answered() -> None:
    path = FILES / "d04_thousands_or_fraction.csv"
    assert academy.data.read_direct(path, decimal=",")["Cost"].tolist() == [12.345]
    assert academy.data.read_direct(path, decimal=".")["Cost"].tolist() == [12345]
    assert academy.data.read_direct(FILES / "d01_whole_roubles_alone.tsv", micros=False)["Cost"].tolist() == [
        300_000,
        150_000,
    ]


def test_a_total_of_many_rows_is_compared_to_the_click(tmp_path: Path) -> None:
    rows = "".join(f"{day % 28 + 1:02}.07.2026;Поиск;3;10,00\n" for day in range(400))
    path = write(tmp_path, "Дата;Кампания;Клики;Расход (руб.)\n" + rows + "Итого;;1201;4000,00\n", "long.csv")
    with pytest.warns(ExportWarning, match="the total in row 402 says Clicks 1201, the rows sum up to 1200"):
        academy.data.read_direct(path)
