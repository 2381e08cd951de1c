"""An answer without code in JupyterLab: the data as a file, a number typed, and which answer counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.whole.browser.conftest import BrowserLab

pytestmark = [pytest.mark.slow, pytest.mark.browser]
OpenLab = Callable[..., BrowserLab]


def test_a_number_is_worked_out_in_a_spreadsheet_and_typed(open_lab: OpenLab, tmp_path: Path) -> None:
    lab = open_lab("ru", height=1100)
    form = lab.show("cost_per_call")
    form.get_by_role("button", name="Ответить без кода").click()
    form.get_by_role("button", name="Сохранить данные файлом Excel").click()
    link = form.get_by_role("link", name="cost_per_call.xlsx")
    link.wait_for()
    with lab.page.expect_download() as download:
        link.click()
    path = tmp_path / "book.xlsx"
    download.value.save_as(path)
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True))
    price = sum(row[2] for row in rows) / sum(row[1] for row in rows)
    typed = f"{price:.2f}".replace(".", ",")
    form.get_by_role("textbox").click()
    lab.page.keyboard.type(typed + " руб")
    lab.until(lambda: lab.answers()["cost_per_call"]["typed"] == typed + " руб", "it is saved while it is typed")
    form.get_by_text("Понято так").wait_for()
    form.get_by_role("button", name="Проверить").click()
    form.locator(".academy-right").wait_for()
    form.screenshot(path=tmp_path / "values.png")
    form.get_by_text("Результат моей ячейки").click()
    form.get_by_role("button", name="Проверить").click()
    form.locator(".academy-not_attempted").wait_for()
    assert lab.answers()["cost_per_call"]["counts"] == "code"
