"""Whatever stands in the cells of a table, a reader gives a frame or names the cell; it never fails otherwise."""

from __future__ import annotations

import contextlib
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.data import ExportError, read_direct, read_letters, read_metrica, read_wordstat

HEADERS: list[tuple[Any, list[str]]] = [
    (read_direct, ["Date", "Week", "CampaignName", "AdId", "Clicks", "Cost", "Ctr", "Conversions"]),
    (read_direct, ["День", "Кампания", "№ Объявления", "Клики", "Расход, ₽", "CTR, %", "Показы"]),
    (read_metrica, ["UTM Source", "Дата визита", "Визиты", "Посетители", "Отказы", "Время на сайте"]),
    (read_metrica, ["ym:s:visitID", "ym:s:date", "ym:s:bounce", "ym:s:goalsID", "ym:s:pageViews"]),
    (read_wordstat, ["Дата", "Число запросов", "Доля от всех запросов, %"]),
]
CELLS = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        "- -- 0 12 1234 99999 46204 1,204 1.204 abc 2026-07-01 01.07.26 31.02.2026 Итого Total 12% ₽ 1e5 1E+18 inf nan "
        '[1,2] [x] [\'a\'] " "" 2026-13-45 9999999999999999999999 -5 ½ 0:01:02 25:61 M-5 9999-12-31'.split()
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(HEADERS), st.lists(st.lists(CELLS, min_size=1, max_size=9), max_size=4), st.sampled_from("\t;,"))
def test_any_cells_are_read_or_refused(table: tuple[Any, list[str]], rows: list[list[str]], delimiter: str) -> None:
    reader, header = table
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = Path(folder) / "export.csv"
        path.write_text("\n".join(map(delimiter.join, [header, *rows])), encoding="utf-8", errors="replace")
        with contextlib.suppress(ExportError):
            reader(path)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                b"From x Mon Aug  3 09:00:00 2026",
                b"From ",
                b"Date: 3 Aug 2026 10:00",
                b"Subject: =?x?q?a?=",
                b"Content-Type: text/html; charset=x",
                b"Content-Type: multipart/mixed; boundary=b",
                b"--b",
                b"<p>a<li>",
                b"",
                b"\xff\x00",
                b"To: ,<>;",
            ]
        ),
        max_size=14,
    )
)
def test_any_lines_of_a_mailbox_are_read_or_refused(lines: list[bytes]) -> None:
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = Path(folder) / "mail.mbox"
        path.write_bytes(b"\n".join([b"From x Mon Aug  3 09:00:00 2026", *lines]))
        with contextlib.suppress(ExportError):
            read_letters(path)


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        ("5 июля 2026", "2026-07-05"),
        ("Jul 5, 2026", "2026-07-05"),
        ("июль 2026 г.", "2026-07-01"),
        ("II квартал 2026", "2026-04-01"),
        ("2026", "2026-01-01"),
        ("05.07.2026 10:30", "2026-07-05 10:30:00"),
        ("29 июня — 5 июля 2026", None),
        ("07/05/2026", None),
        ("когда-то в июле 2026", None),
    ],
)
def test_days_and_periods(tmp_path: Path, cells: str, day: str | None) -> None:
    path = tmp_path / "export.tsv"
    path.write_text(f"Week\tClicks\n{cells}\t1\n", encoding="utf-8")
    if day is None:
        with pytest.raises(ExportError, match=r"2: .*Week"):
            read_direct(path)
    else:
        assert str(read_direct(path)["Week"][0]).removesuffix(" 00:00:00") == day
