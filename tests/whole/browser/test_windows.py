"""Forms in several windows, in notebooks of strangers, and in answers to a kernel that is busy."""

from __future__ import annotations

from collections.abc import Callable

import nbformat
import pytest
from playwright.sync_api import Locator

from tests.support.opened_module import MODULE
from tests.whole.browser.conftest import PATIENCE, BrowserLab

pytestmark = pytest.mark.browser
OpenLab = Callable[..., BrowserLab]


def text(form: Locator) -> str:
    return form.locator("textarea").input_value()


def test_two_tabs_of_one_notebook_show_the_same(open_lab: OpenLab) -> None:
    """They share a kernel: whoever types on in the second tab must have what was typed in the first."""
    lab = open_lab()
    page = lab.page.context.new_page()
    page.set_default_timeout(PATIENCE)
    second = BrowserLab(lab.server, page, lab.folder)
    try:
        page.goto(f"{lab.server.url}/lab/workspaces/auto-second-tab/tree/{lab.folder.name}/{MODULE}.ipynb?reset")
        other = second.show("reply")
        here = lab.show("reply")
        here.locator("textarea").press_sequentially("From the first tab.")
        lab.until(lambda: text(other) == "From the first tab.", "the second tab shows it")
        other.locator("textarea").press("Control+End")
        other.locator("textarea").press_sequentially(" And from the second.")
        lab.until(lambda: text(here) == "From the first tab. And from the second.", "and the first what came after")
        assert lab.answers()["reply"] == text(here) == text(other)
        assert here.locator(".academy-saved").inner_text() == "Your saved answer is shown."
        assert other.locator(".academy-saved").inner_text() == "Saved."
        other.get_by_role("button", name="Check").click()
        lab.until(lambda: other.locator(".academy-result").count() == 1, "each has its own verdict")
        assert here.locator(".academy-result").count() == 0
    finally:
        page.close()


def test_a_strangers_notebook_runs_nothing_by_itself(open_lab: OpenLab) -> None:
    """It says which menu item to use, and its button asks as JupyterLab does."""
    lab = open_lab(trusted=False)
    places = lab.page.locator(".academy-cell")
    lab.until(lambda: places.count() == 7, "the forms are known")
    lab.until(lambda: "Trust Notebook" in places.first.inner_text(), "the way is named")
    lab.page.wait_for_timeout(2000)
    assert lab.page.locator(".academy-form").count() == 0
    assert "[ ]" in lab.cell("import pandas").locator(".jp-InputPrompt").inner_text()
    places.first.get_by_role("button", name="Trust the notebook").click()
    assert lab.show("reply").is_visible()


def test_a_setup_that_does_more_than_import_waits_to_be_asked(open_lab: OpenLab) -> None:
    notebook = nbformat.v4.new_notebook(metadata={"academy": {"module": MODULE, "lang": "en"}})
    source = "from academy import check, hint, load, show\nopen('trace', 'w').close()"
    notebook.cells = [nbformat.v4.new_code_cell(one) for one in (source, 'show("reply")')]
    lab = open_lab(notebook=notebook, waiting=False)
    place = lab.place("reply")
    place.get_by_text("This form is not open yet.").wait_for()
    lab.page.wait_for_timeout(1500)
    assert not (lab.folder / "trace").exists()
    place.get_by_role("button", name="Open the form").click()
    assert lab.show("reply").is_visible()


def test_a_busy_kernel_saves_later_and_the_form_says_so(open_lab: OpenLab) -> None:
    lab = open_lab()
    form = lab.show("reply")
    lab.run("calls = load")
    editor = lab.cell("calls = load").locator(".cm-content")
    editor.click()
    lab.page.keyboard.press("Control+a")
    lab.page.keyboard.insert_text("import time; time.sleep(6)")
    lab.page.keyboard.press("Control+Enter")
    form.locator("textarea").press_sequentially("While it works.")
    form.get_by_text("Not saved yet: the notebook is busy").wait_for()
    assert not form.locator(".academy-saved").is_visible()
    assert "reply" not in lab.answers()
    lab.until(lambda: lab.answers().get("reply") == "While it works.", "saved when it is free")
    lab.until(form.locator(".academy-saved", has_text="Saved.").is_visible, "and says so")
    assert form.get_by_text("Not saved yet").count() == 0


def test_a_draft_can_be_dropped(open_lab: OpenLab) -> None:
    """What was ticked while the kernel was gone is offered in words."""
    lab = open_lab()
    place = lab.place("questions")
    lab.show("questions")
    lab.server.stop_kernels()
    place.get_by_text("Who answers the phone").click()
    place.get_by_role("button", name="Reconnect").click()
    lab.show("questions")
    if lab.answers().get("questions") is None:
        assert "Who answers the phone" in place.locator("blockquote").inner_text()
        place.get_by_role("button", name="Drop it").click()
        lab.until(lambda: place.locator("blockquote").count() == 0, "it is gone")
        lab.open()
        lab.show("questions")
        assert place.locator("blockquote").count() == 0, "and does not come back"
