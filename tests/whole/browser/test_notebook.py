"""A trainee at work in JupyterLab: opening, running, answering, with the mouse and with the keyboard alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Locator

from tests.whole.browser.conftest import BrowserLab

pytestmark = pytest.mark.browser
MARGIN = 4
OpenLab = Callable[..., BrowserLab]


def state(box: Locator) -> str:
    """Return the state that a result shows."""
    shown = box.locator(".academy-result").last
    shown.wait_for()
    classes = (shown.get_attribute("class") or "").split()
    return next(c.removeprefix("academy-") for c in classes if c != "academy-result")


def write(lab: BrowserLab, source: str, text: str) -> None:
    """Replace a cell's source as a trainee would, with the keyboard."""
    editor = lab.cell(source).locator(".cm-content")
    editor.click()
    lab.page.keyboard.press("Control+a")
    lab.page.keyboard.insert_text(text)
    assert lab.press_run(lab.page.locator(".jp-CodeCell.jp-mod-active"))


def test_code_goes_through_its_four_states(open_lab: OpenLab) -> None:
    lab = open_lab()
    lab.run("import pandas")
    form = lab.show("cost_per_call")
    form.get_by_role("button", name="Check").click()
    assert state(form) == "not_attempted"
    source = "cost_per_call = ..."
    steps = [
        ('cost_per_call = "about a thousand"', "unreadable"),
        ("cost_per_call = 12.5", "wrong"),
        ('cost_per_call = load("calls").spent.sum() / load("calls").calls.sum()', "right"),
    ]
    for text, expected in steps:
        write(lab, source, text)
        source = text[:20]
        form.get_by_role("button", name="Check").click()
        form.locator(f".academy-{expected}").wait_for(timeout=10_000)
    assert json.loads((lab.folder / "progress.json").read_text())["checks"] == {"cost_per_call": 2}


def test_an_answer_survives_a_reload_and_a_new_kernel(open_lab: OpenLab) -> None:
    lab = open_lab()
    form = lab.show("first_reaction")
    form.get_by_text("Answer nothing until you find the cause").click()
    lab.until(lambda: lab.answers() == {"first_reaction": ["silence"]}, "the tick is saved at once")
    lab.page.keyboard.press("Control+s")
    lab.page.wait_for_timeout(1000)
    lab.server.stop_kernels()
    lab.open()
    form = lab.show("first_reaction")
    ticked = form.locator("label", has=lab.page.locator("input:checked"))
    assert ticked.count() == 1
    assert "Answer nothing until you find the cause" in ticked.inner_text()
    form.locator("button").first.click()
    lab.until(lambda: form.locator(".academy-wrong").count() == 1, "the saved answer is judged")
    assert "does not know that you are looking" in form.inner_text()


def test_two_notebooks_of_a_module(open_lab: OpenLab) -> None:
    """Two notebooks in one folder: each saves its own answers and keeps those of the other."""
    lab = open_lab()
    second = nbformat.read(lab.folder / "01_first_client.ipynb", 4)
    nbformat.write(second, lab.folder / "copy.ipynb")
    lab.server.trust(second)
    lab.show("questions").get_by_text("Who answers the phone").click()
    lab.until(lambda: "questions" in lab.answers(), "saved")
    page = lab.page
    page.goto(f"{lab.server.url}/lab/workspaces/auto-second/tree/{lab.folder.name}/copy.ipynb?reset")
    page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for()
    lab.show("when_to_act").get_by_text("This week").first.click()
    lab.until(lambda: set(lab.answers()) == {"questions", "when_to_act"}, "both are kept")


WIDTHS = (820, 768, 590, 390)
"""Pixels: a small laptop, a tablet, a laptop of 1180 pixels at 200 % zoom, and a phone."""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_cut_off(open_lab: OpenLab, theme: str) -> None:
    """Long options wrap, so no label is wider than its box and no box wider than the notebook."""
    lab = open_lab("ru", theme=theme)
    for width in WIDTHS:
        lab.page.set_viewport_size({"width": width, "height": 1400})
        if width < 600:
            lab.open()
        for name in ("first_reaction", "questions", "first_steps", "when_to_act", "reply"):
            form = lab.show(name)
            assert form.evaluate(CUT) == []
            assert form.evaluate(BEYOND) <= 0


CUT = """form => [form, ...form.querySelectorAll('label, label span, .academy-place div, button')]
    .filter(e => !e.matches('.academy-unseen, .widget-label, .academy-move *'))
    .filter(e => getComputedStyle(e).display !== 'inline')
    .filter(e => e.scrollWidth > e.clientWidth + 1)
    .map(e => e.textContent.slice(0, 60))"""
BEYOND = """form => form.getBoundingClientRect().right
    - document.querySelector('.jp-Notebook').getBoundingClientRect().right"""
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
STATES = [
    'check("cost_per_call", ...)',
    'check("cost_per_call", "примерно тысяча")',
    'calls = load("calls")\ncheck("cost_per_call", (calls.spent / calls.calls).mean())',
    'check("cost_per_call", calls.spent.sum() / calls.calls.sum())',
    'hint("cost_per_call")',
]
LETTER = (
    "Ирина, добрый день! В настоящее время нами осуществляется проведение анализа рекламных кампаний. "
    "Возможно, причина в сезоне. Мы сделаем всё возможное, чтобы исправить ситуацию в кратчайшие сроки. "
    "Расход по дням пришлю 5 августа до 18:00."
)


def photograph(lab: BrowserLab, first: Locator, last: Locator, file: Path) -> None:
    """Save the part of the page from the top of one element to the bottom of another, with a margin."""
    lab.page.mouse.move(5, 5)
    first.evaluate("element => element.scrollIntoView({block: 'center'})")
    lab.page.wait_for_timeout(500)
    top, bottom = first.bounding_box(), last.bounding_box()
    assert top
    assert bottom
    y = max(top["y"] - MARGIN, 0)
    clip: Any = {
        "x": top["x"] - MARGIN,
        "y": y,
        "width": top["width"] + 2 * MARGIN,
        "height": bottom["y"] + bottom["height"] + MARGIN - y,
    }
    lab.page.screenshot(path=file, clip=clip)
    assert file.stat().st_size > 10_000, "an empty page makes a small picture"


def test_pictures_for_the_guides(open_lab: OpenLab, pictures: Path) -> None:
    """The guides show the real product: `make pictures` writes these to docs/images."""
    setup = nbformat.v4.new_code_cell("from academy import check, hint, load, show")
    cells = [nbformat.v4.new_code_cell(source) for source in STATES]
    notebook = nbformat.v4.new_notebook(cells=[setup, *cells], metadata={"kernelspec": KERNEL})
    lab = open_lab("ru", notebook=notebook, height=1250)
    for source in ["from academy", *STATES]:
        lab.run(source.splitlines()[0])
    shown = lab.page.locator(".jp-CodeCell")
    assert [state(cell) for cell in shown.all()[1:]] == ["not_attempted", "unreadable", "wrong", "right", "hint"]
    shown.first.locator(".jp-InputPrompt").click()
    photograph(lab, shown.nth(1), shown.last, pictures / "notebook-check-states.png")

    lab = open_lab("ru", height=1250)
    form = lab.show("when_to_act")
    for item, group in [
        ("Позвонить", "Сегодня"),
        ("Собрать отчёт", "На этой неделе"),
        ("Подготовить", "На этой неделе"),
    ]:
        form.locator(".academy-item", has_text=item).get_by_text(group).click()
        lab.page.wait_for_timeout(200)
    form.locator("button").first.click()
    lab.until(lambda: form.locator(".academy-wrong").count() == 1, "checked")
    photograph(lab, form, form, pictures / "notebook-widget.png")

    form = lab.show("reply")
    form.locator("textarea").fill(LETTER)
    lab.until(lambda: form.locator(".academy-marked mark").count() >= 3, "marked")
    form.locator("button").first.click()
    lab.until(lambda: form.locator(".academy-wrong").count() == 1, "checked")
    photograph(lab, form, form, pictures / "notebook-text.png")
