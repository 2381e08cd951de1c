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
    """Two tabs show one folder: each saves its own answers and keeps those of the other."""
    lab = open_lab()
    second = lab.folder / "copy.ipynb"
    second.write_bytes((lab.folder / "01_first_client.ipynb").read_bytes())
    lab.show("questions").get_by_text("Who answers the phone").click()
    lab.until(lambda: "questions" in lab.answers(), "saved")
    page = lab.page
    page.goto(f"{lab.server.url}/lab/workspaces/auto-second/tree/{lab.folder.name}/copy.ipynb?reset")
    page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for()
    page.wait_for_timeout(500)
    lab.show("when_to_act").get_by_text("This week").first.click()
    lab.until(lambda: set(lab.answers()) == {"questions", "when_to_act"}, "both are kept")


def tab_into(lab: BrowserLab) -> None:
    """Go from a selected cell to the first control of its form with the Tab key alone."""
    for _press in range(25):
        lab.page.keyboard.press("Tab")
        if lab.focused()["form"]:
            return
    raise AssertionError(f"the form cannot be reached: {lab.focused()}")


def tab_to(lab: BrowserLab, tag: str, text: str = "") -> None:
    """Go on to a control of the form with the Tab key alone."""
    for _press in range(25):
        now = lab.focused()
        if now["tag"] == tag and text in now["text"]:
            assert now["form"]
            return
        lab.page.keyboard.press("Tab")
    raise AssertionError(f"{tag} {text} cannot be reached")


def cells(lab: BrowserLab) -> list[str]:
    """Save, and return the sources of all cells of the file."""
    lab.page.keyboard.press("Control+s")
    lab.page.wait_for_timeout(1000)
    return [cell.source for cell in nbformat.read(lab.folder / "01_first_client.ipynb", 4).cells]


def test_choice_and_group_with_the_keyboard_alone(open_lab: OpenLab) -> None:
    lab = open_lab()
    before = cells(lab)
    key = lab.page.keyboard
    form = lab.show("first_reaction")
    tab_into(lab)
    tab_to(lab, "INPUT", "Write that you see the problem")
    key.press("Space")
    lab.until(lambda: lab.answers() == {"first_reaction": ["promise"]}, "Space ticks")
    tab_to(lab, "BUTTON", "Check")
    key.press("Enter")
    lab.until(lambda: form.locator(".academy-right").count() == 1, "Enter checks")
    key.press("Tab")
    key.press("Space")
    lab.until(lambda: form.locator(".academy-hint").count() == 1, "Space takes a hint")

    form = lab.run('show("when_to_act")').locator(".academy-form")
    form.wait_for()
    wanted = {("Ring the number", "Today"), ("Find out who", "Not at all")}
    tab_into(lab)
    while (now := lab.focused())["tag"] == "INPUT":
        # A screen reader hears the item together with the group: both stand in the label.
        if any(item in now["text"] and group in now["text"] for item, group in wanted):
            key.press("Space")
        key.press("Tab")
    lab.until(lambda: lab.answers().get("when_to_act") == {"call": "today", "blame": "never"}, "ticked")
    assert now["text"] == "Check", "the button follows the last item"
    assert cells(lab) == before, "no key went to the notebook"


def test_order_with_the_keyboard_alone(open_lab: OpenLab) -> None:
    """One key carries an item to the top, because the focus moves with it."""
    lab = open_lab()
    before = cells(lab)
    form = lab.show("first_steps")
    tab_into(lab)
    rows = form.locator(".academy-place")
    last = rows.last.inner_text().partition("\n")[2] or rows.last.inner_text().partition(".")[2].strip()
    tab_to(lab, "BUTTON", "Check")
    lab.page.keyboard.press("Shift+Tab")
    assert "Up" in lab.focused()["text"]
    for place in (3, 2, 1):
        lab.page.keyboard.press("Enter")
        lab.until(lambda place=place: last in rows.nth(place - 1).inner_text(), f"place {place}")
        lab.page.wait_for_timeout(200)
    assert "Down" in lab.focused()["text"], "nothing is above the first place, so the other button has the focus"
    assert len(lab.answers()["first_steps"]) == 4
    assert "place 1 of 4" in form.locator("[role=status]").first.inner_text()
    assert cells(lab) == before


def test_text_with_the_keyboard_alone(open_lab: OpenLab) -> None:
    lab = open_lab()
    before = cells(lab)
    key = lab.page.keyboard
    form = lab.show("reply")
    tab_into(lab)
    assert lab.focused()["tag"] == "TEXTAREA"
    assert form.get_by_label("Your text").count() == 1
    key.type("Irina, good morning! Basically, we utilize every possible effort in order to add a block, ")
    key.type("and in the near future the numbers will be delete dd.")
    live = form.locator(".academy-live", has_text="when to expect the next step")
    lab.until(lambda: live.count() == 1, "the first failed check speaks while the text is written")
    assert form.locator(".academy-marked mark").count() >= 1
    assert form.locator(".academy-count").inner_text() == "26 words; from 20 to 120 are needed"
    lab.until(lambda: (lab.answers().get("reply") or "").endswith("delete dd."), "saved while it is written")
    key.press("Tab")
    tab_to(lab, "BUTTON", "Check")
    key.press("Enter")
    lab.until(lambda: form.locator(".academy-wrong").count() == 1, "checked")
    assert cells(lab) == before


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_cut_off(open_lab: OpenLab, theme: str) -> None:
    """Long options wrap, so no label is wider than its box and no box wider than the notebook."""
    lab = open_lab("ru", theme=theme)
    lab.page.set_viewport_size({"width": 820, "height": 1400})
    for name in ("first_reaction", "first_steps", "when_to_act"):
        form = lab.show(name)
        assert form.evaluate(CUT) == []
        assert form.evaluate(BEYOND) <= 0


CUT = """form => [form, ...form.querySelectorAll('label, label span, .academy-place div, button')]
    .filter(e => !e.matches('.academy-unseen') && getComputedStyle(e).display !== 'inline')
    .filter(e => e.scrollWidth > e.clientWidth + 1)
    .map(e => e.textContent.slice(0, 60))"""
BEYOND = """form => form.getBoundingClientRect().right
    - document.querySelector('.jp-Notebook').getBoundingClientRect().right"""
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
STATES = [
    'check("cost_per_call")',
    'cost_per_call = "примерно тысяча"\ncheck("cost_per_call")',
    'calls = load("calls")\ncost_per_call = (calls.spent / calls.calls).mean()\ncheck("cost_per_call")',
    'cost_per_call = calls.spent.sum() / calls.calls.sum()\ncheck("cost_per_call")',
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

    form = lab.run('show("reply")').locator(".academy-form")
    form.locator("textarea").fill(LETTER)
    lab.until(lambda: form.locator(".academy-marked mark").count() >= 3, "marked")
    form.locator("button").first.click()
    lab.until(lambda: form.locator(".academy-wrong").count() == 1, "checked")
    photograph(lab, form, form, pictures / "notebook-text.png")
