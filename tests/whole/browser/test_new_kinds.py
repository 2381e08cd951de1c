"""Forms of the newer kinds in JupyterLab: with the keyboard alone, for people who hear the page, and kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.whole.browser.conftest import BrowserLab

pytestmark = [pytest.mark.slow, pytest.mark.browser]
OpenLab = Callable[..., BrowserLab]
Built = Callable[[str], Path]
PAIRS = {
    "money": "Irina herself",
    "calls": "The list of calls",
    "ads": "The advertising account",
    "site": "The counter",
}


def tab_to(lab: BrowserLab, tag: str) -> None:
    for _press in range(10):
        lab.page.keyboard.press("Tab")
        if lab.focused()["tag"] == tag:
            assert lab.focused()["form"]
            return
    raise AssertionError(f"{tag} cannot be reached: {lab.focused()}")


def test_pairs_are_chosen_with_the_keyboard_kept_and_checked(open_lab: OpenLab, kinds: Built) -> None:
    """A letter typed in a list chooses there and is no order to the notebook; the answer is there after a reload."""
    lab = open_lab(module=kinds)
    form = lab.show("who_knows")
    cells = lab.page.locator(".jp-Cell").count()
    lab.select("who_knows")
    for _item in range(4):
        tab_to(lab, "SELECT")
        item = lab.page.evaluate("document.activeElement.labels[0].textContent")
        key = {"How much": "money", "Who did": "calls", "Which": "ads", "Who left": "site"}
        wanted = PAIRS[next(key[start] for start in key if item.startswith(start))]
        for _press in range(7):
            if wanted in lab.page.evaluate("document.activeElement.selectedOptions[0].value"):
                break
            lab.page.keyboard.press("ArrowDown")
        else:
            raise AssertionError(f"{wanted} cannot be reached for {item}: {lab.answers()}")
    right = {"money": "owner", "calls": "telephony", "ads": "account", "site": "counter"}
    lab.until(lambda: lab.answers().get("who_knows") == right, "the arrows choose")
    for letter in ("d", "d", "x", "b"):
        lab.page.keyboard.press(letter)
    assert lab.page.locator(".jp-Cell").count() == cells, "no key went to the notebook"
    assert lab.focused()["tag"] == "SELECT"
    lab.until(lambda: lab.answers().get("who_knows") is not None, "kept")
    lab.open()
    form = lab.show("who_knows")
    form.get_by_text("Your saved answer is shown.").wait_for()
    form.locator("select").first.focus()
    tab_to(lab, "BUTTON")
    lab.page.keyboard.press("Enter")
    form.locator(".academy-result").wait_for()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_axe_finds_no_fault_in_the_newer_forms(open_lab: OpenLab, kinds: Built, lang: str, pictures: Path) -> None:
    lab = open_lab(lang, module=kinds)
    form = lab.show("who_knows")
    form.locator("select").first.select_option(index=2)
    form.locator("select").last.select_option(index=2)
    form.locator("[role=status]").first.wait_for()
    form.locator("button.academy-main").click()
    form.locator(".academy-result").wait_for()
    found = Axe().run(lab.page, context=".academy-cell").response["violations"]
    assert [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]] == []
    form.screenshot(path=pictures / f"pairs-{lang}.png")


def test_reactions_are_marked_with_the_keyboard_and_the_reasons_come_with_the_right_marks(
    open_lab: OpenLab, kinds: Built, pictures: Path
) -> None:
    lab = open_lab(module=kinds)
    form = lab.show("late_call")
    task = lab.page.locator(".jp-MarkdownCell", has_text="The call at seven")
    assert "The key is a draft: 1 independent expert of at least 5" in task.inner_text()
    assert "points: 1" in task.inner_text()
    cells = lab.page.locator(".jp-Cell").count()
    lab.select("late_call")
    wanted = {"Answer now": "5 — very good", "Answer tomorrow": "2 — rather bad", "Write that": "1 — very bad"}
    wanted["Offer"] = "1 — very bad"
    lab.page.keyboard.press("Tab")
    for _reaction in range(4):
        name = lab.page.evaluate("document.activeElement.closest('[role=radiogroup]').getAttribute('aria-label')")
        mark = next(mark for start, mark in wanted.items() if name.startswith(start))
        for _press in range(6):
            if mark in lab.focused()["text"]:
                break
            lab.page.keyboard.press("ArrowDown")
        lab.page.keyboard.press("Space")
        lab.page.keyboard.press("Tab")
    right = {"facts": 5, "tomorrow": 2, "rain": 1, "discount": 1}
    lab.until(lambda: lab.answers().get("late_call") == right, "the arrows mark")
    assert lab.focused()["text"] == "Check"
    lab.page.keyboard.press("Enter")
    form.locator(".academy-right").wait_for()
    notes = " ".join(form.locator(".academy-note").all_inner_texts())
    assert "by the draft key 1.5. It pays for a fault that nobody has found." in notes
    assert lab.page.locator(".jp-Cell").count() == cells, "no key went to the notebook"
    found = Axe().run(lab.page, context=".academy-cell").response["violations"]
    assert [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]] == []
    form.screenshot(path=pictures / "marks-en.png")


def reach(lab: BrowserLab, text: str) -> None:
    for _press in range(12):
        lab.page.keyboard.press("Tab")
        if text in lab.focused()["text"] and lab.focused()["form"]:
            return
    raise AssertionError(f"{text} cannot be reached: {lab.focused()} {lab.answers()}")


def test_a_talk_is_held_with_the_keyboard_and_kept(open_lab: OpenLab, kinds: Built) -> None:
    """A reply is chosen and given with the Enter key; after a reload the talk stands where it was."""
    lab = open_lab(module=kinds)
    form = lab.show("first_call")
    for number, wanted in enumerate(("Since which day", "I shall check the number", "my letter by Friday"), 1):
        lab.select("first_call")
        for button in (wanted, "Reply"):  # the second at once: what was chosen must not come after it
            reach(lab, button)
            lab.page.keyboard.press("Enter")
        lab.until(lambda said=number: len(lab.answers().get("first_call") or []) == said, "each reply is saved")
    assert lab.answers()["first_call"] == ["ask", "offer", "date"]
    form.get_by_text("The talk is over.").wait_for()
    lab.open()
    form = lab.show("first_call")
    form.get_by_text("I shall expect your letter on Friday").wait_for()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_axe_finds_no_fault_in_a_talk(open_lab: OpenLab, kinds: Built, lang: str, pictures: Path) -> None:
    lab = open_lab(lang, module=kinds)
    form = lab.show("first_call")
    form.locator(".academy-reply").first.click()
    form.locator(".academy-talk .academy-row button").first.click()
    form.locator(".academy-you").first.wait_for()
    found = Axe().run(lab.page, context=".academy-cell").response["violations"]
    assert [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]] == []
    form.screenshot(path=pictures / f"talk-{lang}.png")
