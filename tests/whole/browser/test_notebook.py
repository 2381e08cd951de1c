"""A trainee at work in JupyterLab: opening, running, answering, with the mouse and with the keyboard alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Locator

from tests.support.paths import ROOT
from tests.whole.browser.conftest import BrowserLab

pytestmark = [pytest.mark.browser, pytest.mark.slow]
IMAGES = ROOT / "docs" / "images"
MARGIN = 4
Sit = Callable[..., BrowserLab]


def state(box: Locator) -> str:
    """The state that a result shows."""
    shown = box.locator(".academy-result").last
    shown.wait_for()
    classes = (shown.get_attribute("class") or "").split()
    return next(c.removeprefix("academy-") for c in classes if c != "academy-result")


def write(desk: BrowserLab, source: str, text: str) -> None:
    """Replace a cell's source as a trainee would, with the keyboard."""
    editor = desk.cell(source).locator(".cm-content")
    editor.click()
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.insert_text(text)
    assert desk.press_run(desk.page.locator(".jp-CodeCell.jp-mod-active"))


def test_code_goes_through_its_four_states(sit: Sit) -> None:
    desk = sit()
    desk.run("import pandas")
    check = desk.run('check("cost_per_call")')
    assert state(check) == "not_attempted"
    source = "cost_per_call = ..."
    steps = [
        ('cost_per_call = "about a thousand"', "unreadable"),
        ("cost_per_call = 12.5", "wrong"),
        ('cost_per_call = load("calls").spent.sum() / load("calls").calls.sum()', "right"),
    ]
    for text, expected in steps:
        write(desk, source, text)
        source = text[:20]
        assert state(desk.run('check("cost_per_call")')) == expected
    assert json.loads((desk.folder / "progress.json").read_text())["checks"] == {"cost_per_call": 2}


def test_an_answer_survives_a_reload_and_a_new_kernel(sit: Sit) -> None:
    desk = sit()
    form = desk.show("first_reaction")
    form.get_by_text("Answer nothing until you find the cause").click()
    desk.until(lambda: desk.answers() == {"first_reaction": ["silence"]}, "the tick is saved at once")
    desk.page.keyboard.press("Control+s")
    desk.page.wait_for_timeout(1000)
    desk.lab.stop_kernels()
    desk.open()
    form = desk.show("first_reaction")
    ticked = form.locator("label", has=desk.page.locator("input:checked"))
    assert ticked.count() == 1
    assert "Answer nothing until you find the cause" in ticked.inner_text()
    form.locator("button").first.click()
    desk.until(lambda: form.locator(".academy-wrong").count() == 1, "the saved answer is judged")
    assert "does not know that you are looking" in form.inner_text()


def test_two_notebooks_of_a_module(sit: Sit) -> None:
    """The same folder in two tabs: each saves what it has, nothing of the other is lost."""
    desk = sit()
    second = desk.folder / "copy.ipynb"
    second.write_bytes((desk.folder / "01_first_client.ipynb").read_bytes())
    desk.show("questions").get_by_text("Who answers the phone").click()
    desk.until(lambda: "questions" in desk.answers(), "saved")
    page = desk.page
    page.goto(f"{desk.lab.url}/lab/workspaces/auto-second/tree/{desk.folder.name}/copy.ipynb?reset")
    page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for()
    page.wait_for_timeout(500)
    desk.show("when_to_act").get_by_text("This week").first.click()
    desk.until(lambda: set(desk.answers()) == {"questions", "when_to_act"}, "both are kept")


def tab_into(desk: BrowserLab) -> None:
    """From a selected cell to the first control of its form, with the Tab key alone."""
    for _press in range(25):
        desk.page.keyboard.press("Tab")
        if desk.focused()["form"]:
            return
    raise AssertionError(f"the form cannot be reached: {desk.focused()}")


def tab_to(desk: BrowserLab, tag: str, text: str = "") -> None:
    for _press in range(25):
        now = desk.focused()
        if now["tag"] == tag and text in now["text"]:
            assert now["form"]
            return
        desk.page.keyboard.press("Tab")
    raise AssertionError(f"{tag} {text} cannot be reached")


def cells(desk: BrowserLab) -> list[str]:
    """Sources of all cells, as the file has them after saving."""
    desk.page.keyboard.press("Control+s")
    desk.page.wait_for_timeout(1000)
    return [cell.source for cell in nbformat.read(desk.folder / "01_first_client.ipynb", 4).cells]


def test_choice_and_group_with_the_keyboard_alone(sit: Sit) -> None:
    desk = sit()
    before = cells(desk)
    key = desk.page.keyboard
    form = desk.show("first_reaction")
    tab_into(desk)
    tab_to(desk, "INPUT", "Write that you see the problem")
    key.press("Space")
    desk.until(lambda: desk.answers() == {"first_reaction": ["promise"]}, "Space ticks")
    tab_to(desk, "BUTTON", "Check")
    key.press("Enter")
    desk.until(lambda: form.locator(".academy-right").count() == 1, "Enter checks")
    key.press("Tab")
    key.press("Space")
    desk.until(lambda: form.locator(".academy-hint").count() == 1, "Space takes a hint")

    form = desk.run('show("when_to_act")').locator(".academy-form")
    form.wait_for()
    wanted = {("Ring the number", "Today"), ("Find out who", "Not at all")}
    tab_into(desk)
    while (now := desk.focused())["tag"] == "INPUT":
        # A screen reader hears the item together with the group: both stand in the label.
        if any(item in now["text"] and group in now["text"] for item, group in wanted):
            key.press("Space")
        key.press("Tab")
    desk.until(lambda: desk.answers().get("when_to_act") == {"call": "today", "blame": "never"}, "ticked")
    assert now["text"] == "Check", "the button follows the last item"
    assert cells(desk) == before, "no key went to the notebook"


def test_order_with_the_keyboard_alone(sit: Sit) -> None:
    """An item is carried to the top with one key: the focus moves along with it."""
    desk = sit()
    before = cells(desk)
    form = desk.show("first_steps")
    tab_into(desk)
    rows = form.locator(".academy-place")
    last = rows.last.inner_text().partition("\n")[2] or rows.last.inner_text().partition(".")[2].strip()
    tab_to(desk, "BUTTON", "Check")
    desk.page.keyboard.press("Shift+Tab")
    assert "Up" in desk.focused()["text"]
    for place in (3, 2, 1):
        desk.page.keyboard.press("Enter")
        desk.until(lambda place=place: last in rows.nth(place - 1).inner_text(), f"place {place}")
        desk.page.wait_for_timeout(200)
    assert "Down" in desk.focused()["text"], "nothing is above the first place, so the other button has the focus"
    assert len(desk.answers()["first_steps"]) == 4
    assert "place 1 of 4" in form.locator("[role=status]").first.inner_text()
    assert cells(desk) == before


def test_text_with_the_keyboard_alone(sit: Sit) -> None:
    desk = sit()
    before = cells(desk)
    key = desk.page.keyboard
    form = desk.show("reply")
    tab_into(desk)
    assert desk.focused()["tag"] == "TEXTAREA"
    assert form.get_by_label("Your text").count() == 1
    key.type("Irina, good morning! Basically, we utilize every possible effort in order to add a block, ")
    key.type("and in the near future the numbers will be delete dd.")
    live = form.locator(".academy-live", has_text="when to expect the next step")
    desk.until(lambda: live.count() == 1, "the first failed check speaks while the text is written")
    assert form.locator(".academy-marked mark").count() >= 1
    assert form.locator(".academy-count").inner_text() == "26 words; from 20 to 120 are needed"
    desk.until(lambda: (desk.answers().get("reply") or "").endswith("delete dd."), "saved while it is written")
    key.press("Tab")
    tab_to(desk, "BUTTON", "Check")
    key.press("Enter")
    desk.until(lambda: form.locator(".academy-wrong").count() == 1, "checked")
    assert cells(desk) == before


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_cut_off(sit: Sit, theme: str) -> None:
    """Long options wrap: no label is wider than its box, no box wider than the notebook."""
    desk = sit("ru", theme=theme)
    desk.page.set_viewport_size({"width": 820, "height": 1400})
    for name in ("first_reaction", "first_steps", "when_to_act"):
        form = desk.show(name)
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


def photograph(desk: BrowserLab, first: Locator, last: Locator, name: str) -> None:
    """The part of the page from the top of one element to the bottom of another, with a margin."""
    desk.page.mouse.move(5, 5)
    first.evaluate("element => element.scrollIntoView({block: 'center'})")
    desk.page.wait_for_timeout(500)
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
    IMAGES.mkdir(exist_ok=True)
    desk.page.screenshot(path=IMAGES / name, clip=clip)


def test_pictures_for_the_guides(sit: Sit) -> None:
    """The pages of docs/ show the real thing: these are taken anew with every run."""
    setup = nbformat.v4.new_code_cell("from academy import check, hint, load, show")
    cells = [nbformat.v4.new_code_cell(source) for source in STATES]
    notebook = nbformat.v4.new_notebook(cells=[setup, *cells], metadata={"kernelspec": KERNEL})
    desk = sit("ru", notebook=notebook, height=1250)
    for source in ["from academy", *STATES]:
        desk.run(source.splitlines()[0])
    shown = desk.page.locator(".jp-CodeCell")
    assert [state(cell) for cell in shown.all()[1:]] == ["not_attempted", "unreadable", "wrong", "right", "hint"]
    shown.first.locator(".jp-InputPrompt").click()
    photograph(desk, shown.nth(1), shown.last, "notebook-check-states.png")

    desk = sit("ru", height=1250)
    form = desk.show("when_to_act")
    for item, group in [
        ("Позвонить", "Сегодня"),
        ("Собрать отчёт", "На этой неделе"),
        ("Подготовить", "На этой неделе"),
    ]:
        form.locator(".academy-item", has_text=item).get_by_text(group).click()
        desk.page.wait_for_timeout(200)
    form.locator("button").first.click()
    desk.until(lambda: form.locator(".academy-wrong").count() == 1, "checked")
    photograph(desk, form, form, "notebook-widget.png")

    form = desk.run('show("reply")').locator(".academy-form")
    form.locator("textarea").fill(LETTER)
    desk.until(lambda: form.locator(".academy-marked mark").count() >= 3, "marked")
    form.locator("button").first.click()
    desk.until(lambda: form.locator(".academy-wrong").count() == 1, "checked")
    photograph(desk, form, form, "notebook-text.png")
