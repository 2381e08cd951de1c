"""What a trainee sees in JupyterLab when Python stops a cell, and when the notebook no longer makes the answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Locator

from tests.whole.browser.conftest import BrowserLab

pytestmark = pytest.mark.browser
OpenLab = Callable[..., BrowserLab]
ANSWER = 'cost_per_call = load("calls").spent.sum() / load("calls").calls.sum()'
SAYS = {
    "en": ("typographic quotes", "What Python says", "Run it again"),
    "ru": ("типографские кавычки", "Что говорит Python", "Запустите ещё раз"),
}


def write(lab: BrowserLab, source: str, text: str, *, run: bool = True) -> Locator:
    """Replace a cell's source with the keyboard, and run it if asked."""
    lab.cell(source).locator(".cm-content").click()
    lab.page.keyboard.press("Control+a")
    lab.page.keyboard.insert_text(text)
    cell = lab.page.locator(".jp-CodeCell.jp-mod-active")
    if run:
        assert lab.press_run(cell)
    return cell


def checked(lab: BrowserLab, state: str) -> Locator:
    """Press Check in the form below the cell, and return the form once it says so."""
    form = lab.show("cost_per_call")
    form.locator("button.academy-main").click()
    form.locator(f".academy-{state}").wait_for()
    return form


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_error_is_a_sentence_above_a_folded_traceback(
    open_lab: OpenLab, pictures: Path, lang: str, theme: str
) -> None:
    lab = open_lab(lang, theme=theme)
    lab.run("import pandas")
    cell = write(lab, "cost_per_call = ...", "cost_per_call = “1234,56”")
    box = cell.locator(".academy-result")
    box.wait_for()
    quotes, folded, _stale = SAYS[lang]
    assert quotes in box.inner_text()
    assert not box.locator("pre").is_visible()
    box.get_by_text(folded).click()
    assert "SyntaxError" in box.locator("pre").inner_text()
    assert box.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
    error = cell.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']")
    assert "SyntaxError: invalid character" in error.inner_text(), "the output stays an error"
    cell.screenshot(path=str(pictures / f"error-{lang}-{theme}.png"))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_an_edited_and_a_deleted_cell_are_named(open_lab: OpenLab, pictures: Path, lang: str) -> None:
    """Nobody has to save first: Check saves the notebook, which the kernel then reads."""
    lab = open_lab(lang)
    again = SAYS[lang][2]
    lab.run("import pandas")
    write(lab, "cost_per_call = ...", ANSWER)
    checked(lab, "right")
    write(lab, "cost_per_call = load", ANSWER + " * 2", run=False)
    check = checked(lab, "stale")
    assert again in check.locator(".academy-stale").inner_text()
    check.screenshot(path=str(pictures / f"stale-{lang}.png"))
    lab.run("cost_per_call = load")
    checked(lab, "wrong")


def test_a_deleted_cell_of_ones_own(open_lab: OpenLab) -> None:
    lab = open_lab()
    notebook = nbformat.read(lab.folder / "01_first_client.ipynb", 4)
    place = next(n for n, cell in enumerate(notebook.cells) if cell.id == "cost_per_call")
    notebook.cells.insert(place, nbformat.v4.new_code_cell(ANSWER.replace("cost_per_call", "price", 1)))
    nbformat.write(notebook, lab.folder / "01_first_client.ipynb")
    lab.server.trust(notebook)
    lab.open()
    lab.run("import pandas")
    own = lab.run("price = load")
    write(lab, "cost_per_call = ...", "cost_per_call = price")
    checked(lab, "right")
    own.locator(".jp-InputPrompt").click()
    lab.page.keyboard.press("d")
    lab.page.keyboard.press("d")
    lab.until(lambda: lab.cell("price = load").count() == 0, "the cell is deleted")
    check = checked(lab, "stale")
    assert "no longer in the notebook" in check.locator(".academy-stale").inner_text()
