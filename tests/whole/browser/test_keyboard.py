"""Forms with the keyboard alone, and for people who hear the page: no key goes astray, every control has a name."""

from __future__ import annotations

from collections.abc import Callable

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.whole.browser.conftest import BrowserLab

pytestmark = pytest.mark.browser
OpenLab = Callable[..., BrowserLab]
FORMS = ("cost_per_call", "call_price", "first_reaction", "questions", "when_to_act", "first_steps", "reply")


def tab_into(lab: BrowserLab) -> None:
    """Go from a selected cell to the first control of its form with the Tab key alone."""
    for _press in range(5):
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


def arrow_to(lab: BrowserLab, text: str) -> None:
    """Go to a radio button of the group that has the focus."""
    for _press in range(6):
        if text in lab.focused()["text"]:
            return
        lab.page.keyboard.press("ArrowDown")
    raise AssertionError(f"{text} cannot be reached: {lab.focused()}")


def cells(lab: BrowserLab) -> list[str]:
    """Save, and return the sources of all cells of the file."""
    lab.page.keyboard.press("Control+s")
    lab.page.wait_for_timeout(1000)
    return [cell.source for cell in nbformat.read(lab.folder / "01_first_client.ipynb", 4).cells]


def press_letters(lab: BrowserLab) -> None:
    """Press what are orders to a notebook: delete, add, change the kind of cell, interrupt, go on, run."""
    for key in ("d", "d", "x", "a", "b", "m", "y", "z", "i", "i", "Enter", "k", "j", "Shift+Enter"):
        lab.page.keyboard.press(key)


def test_choice_and_group(open_lab: OpenLab) -> None:
    lab = open_lab()
    before = cells(lab)
    key = lab.page.keyboard
    form = lab.show("first_reaction")
    lab.select("first_reaction")
    tab_into(lab)
    arrow_to(lab, "Write that you see the problem")
    key.press("Space")
    lab.until(lambda: lab.answers() == {"first_reaction": ["promise"]}, "the arrows choose")
    press_letters(lab)
    assert "Write that you see the problem" in lab.focused()["text"], "the focus stays in the form"
    tab_to(lab, "BUTTON", "Check")
    key.press("Enter")
    lab.until(lambda: form.locator(".academy-right").count() == 1, "Enter checks")
    key.press("Tab")
    key.press("Space")
    lab.until(lambda: form.locator(".academy-hint").count() == 1, "Space takes a hint")
    key.press("Escape")
    assert not lab.focused()["form"], "Esc leaves the form for its cell"
    key.press("Enter")
    assert lab.focused()["form"], "Enter goes back into it"

    lab.select("when_to_act")
    tab_into(lab)
    wanted = {"Ring the number": "Today", "Find out who": "Not at all"}
    for _group in range(4):
        name = lab.page.evaluate("document.activeElement.closest('[role=radiogroup]').getAttribute('aria-label')")
        for item, group in wanted.items():
            if item in name:
                arrow_to(lab, group)
                key.press("Space")
        key.press("Tab")
    assert lab.focused()["text"] == "Check", "one press of Tab for each item, and the button follows the last"
    lab.until(lambda: lab.answers().get("when_to_act") == {"call": "today", "blame": "never"}, "chosen")
    assert cells(lab) == before, "no key went to the notebook"


def test_several_options(open_lab: OpenLab) -> None:
    lab = open_lab()
    before = cells(lab)
    lab.select("questions")
    tab_into(lab)
    for _box in range(2):
        lab.page.keyboard.press("Space")
        lab.page.keyboard.press("Tab")
    lab.until(lambda: len(lab.answers().get("questions") or []) == 2, "Space ticks")
    press_letters(lab)
    assert cells(lab) == before


def test_order(open_lab: OpenLab) -> None:
    """One key carries an item to the top, because the focus moves with it."""
    lab = open_lab()
    before = cells(lab)
    form = lab.show("first_steps")
    lab.select("first_steps")
    tab_into(lab)
    rows = form.locator(".academy-place")
    last = rows.last.locator("div").inner_text().strip()
    tab_to(lab, "BUTTON", "Check")
    lab.page.keyboard.press("Shift+Tab")
    assert "Up" in lab.focused()["text"]
    for place in (3, 2, 1):
        assert last[:20] in lab.focused()["name"], "a button is named after its item"
        lab.page.keyboard.press("Enter")
        lab.until(lambda place=place: last in rows.nth(place - 1).inner_text(), f"place {place}")
        lab.page.wait_for_timeout(200)
    assert "Down" in lab.focused()["text"], "nothing is above the first place, so the other button has the focus"
    assert len(lab.answers()["first_steps"]) == 4
    assert "place 1 of 4" in form.locator("[role=status]").first.inner_text()
    assert cells(lab) == before


def test_order_with_the_mouse(open_lab: OpenLab) -> None:
    lab = open_lab()
    form = lab.show("first_steps")
    rows = form.locator(".academy-order > .academy-row")
    first = rows.first.locator(".academy-place div").inner_text()
    rows.first.locator(".academy-place").drag_to(rows.nth(2).locator(".academy-place"))
    lab.until(lambda: first in rows.nth(2).inner_text(), "the item stands where it was dropped")
    assert len(lab.answers()["first_steps"]) == 4


def test_text(open_lab: OpenLab) -> None:
    lab = open_lab()
    before = cells(lab)
    key = lab.page.keyboard
    form = lab.show("reply")
    lab.select("reply")
    tab_into(lab)
    assert lab.focused()["tag"] == "TEXTAREA"
    assert form.get_by_label("Your text").count() == 1
    key.type("Irina, good morning! Basically, we utilize every possible effort in order to add a block, ")
    key.type("and in the near future the numbers will be delete dd.")
    live = form.locator(".academy-live", has_text="when to expect the next step")
    lab.until(lambda: live.count() == 1, "the first failed check speaks while the text is written")
    assert form.locator(".academy-marked mark").count() >= 1
    assert form.locator(".academy-count").first.inner_text() == "26 words; from 20 to 120 are needed"
    lab.until(lambda: (lab.answers().get("reply") or "").endswith("delete dd."), "saved while it is written")
    key.press("Tab")
    tab_to(lab, "BUTTON", "Check")
    key.press("Enter")
    lab.until(lambda: form.locator(".academy-wrong").count() == 1, "checked")
    key.press("Shift+Tab")
    form.locator("textarea").focus()
    key.type("!")
    stale = form.get_by_text("You have changed the answer since this check.")
    lab.until(stale.is_visible, "the verdict is about the answer before")
    assert cells(lab) == before


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_axe_finds_no_fault_in_a_form(open_lab: OpenLab, lang: str) -> None:
    """Open, after a check, and without its kernel."""
    lab = open_lab(lang)
    for name in FORMS:
        lab.show(name).locator("button.academy-main").click()
    lab.until(lambda: lab.page.locator(".academy-form .academy-result").count() == len(FORMS), "checked")
    assert faults(lab) == []
    titles = lab.page.evaluate("[...document.querySelectorAll('.academy-form [title]')].map(e => e.title)")
    assert [title for title in titles if "<" in title] == []
    lab.server.stop_kernels()
    lab.until(lambda: lab.page.locator(".academy-form.academy-closed").count() == len(FORMS), "not connected")
    assert faults(lab) == []


def faults(lab: BrowserLab) -> list[str]:
    """What axe finds in the forms and in what stands above them; the rest of the page is JupyterLab's."""
    found = Axe().run(lab.page, context=".academy-cell").response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
