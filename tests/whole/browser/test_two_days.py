"""Two days of a trainee: kernels that stop in the middle of a word, two tabs, a second morning.

After every step two things hold: what was typed is in the file or is offered again, and the screen says nothing untrue.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import psutil
import pytest
from playwright.sync_api import Locator

from tests.support.opened_module import MODULE
from tests.whole.browser.conftest import PATIENCE, BrowserLab

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OpenLab = Callable[..., BrowserLab]
UNTRUE = ["Error displaying widget", "model not found", "Loading widget"]


@dataclass(frozen=True)
class Words:
    """What the screen says, and what the trainee types, in one language."""

    off: str
    reconnect: str
    back: str
    drop: str
    saved: str
    unsaved: str
    choice: str
    texts: tuple[str, ...]


WORDS = {
    "en": Words(
        off="This form is not connected",
        reconnect="Reconnect",
        back="Put it back",
        drop="Drop it",
        saved="Saved.",
        unsaved="Not saved yet",
        choice="Answer nothing until you find the cause",
        texts=(
            "Irina, good morning! ",
            "I see the problem. ",
            "The figures come today, ",
            "by six o'clock. ",
            "Thank you.",
        ),
    ),
    "ru": Words(
        off="Форма не подключена",
        reconnect="Подключить снова",
        back="Вернуть",
        drop="Удалить",
        saved="Сохранено.",
        unsaved="Ещё не сохранено",
        choice="Ничего не отвечать, пока не найдёте причину",
        texts=("Ирина, доброе утро! ", "Я вижу проблему. ", "Цифры пришлю сегодня, ", "до 18:00. ", "Спасибо."),
    ),
}


@dataclass
class Days:
    """The trainee's two days in one language, with a picture of every step."""

    lab: BrowserLab
    words: Words
    folder: Path
    steps: Iterator[int] = field(default_factory=lambda: iter(range(1, 100)))

    @property
    def area(self) -> Locator:
        return self.lab.place("reply").locator("textarea")

    def text(self) -> str:
        return self.area.input_value()

    def saved(self) -> str:
        return self.lab.answers().get("reply") or ""

    def picture(self, name: str) -> None:
        """Look at a step: nothing untrue may stand there."""
        page = self.lab.page
        self.honest()
        if self.folder != Path():
            self.lab.place("reply").scroll_into_view_if_needed()
            page.screenshot(path=self.folder / f"{next(self.steps):02}-{name}.png")

    def honest(self) -> None:
        shown = self.lab.page.locator(".jp-Notebook").inner_text()
        assert [words for words in UNTRUE if words in shown] == []
        for form in self.lab.page.locator(".academy-form").all():
            says = [line.inner_text() for line in form.locator(".academy-saved").all() if line.is_visible()]
            if self.words.saved in says and form.locator("textarea").count():
                assert form.locator("textarea").input_value() == self.saved(), "it says that this is saved"

    def type(self, text: str) -> None:
        self.area.press("Control+End")
        self.lab.page.keyboard.type(text, delay=15)

    def until_saved(self) -> None:
        self.lab.until(lambda: self.saved() == self.text(), "the file holds what is on the screen")
        line = self.lab.place("reply").locator(".academy-saved")
        self.lab.until(lambda: line.is_visible() and line.inner_text() == self.words.saved, "and the form says so")

    def interrupted(self, name: str, stop: Callable[[], None], more: str) -> None:
        """Type, lose the kernel in the middle of it, go on typing, connect again, put the text back.

        The form takes no letter once it is closed, which may be in the middle of a word.
        """
        lab, place = self.lab, self.lab.place("reply")
        self.until_saved()
        stop()
        self.type(more)
        bar = place.locator(".academy-bar", has_text=self.words.off)
        bar.wait_for(timeout=PATIENCE)
        on_screen = self.text()
        assert on_screen.startswith(self.saved().rstrip())
        lab.page.keyboard.type("LOST")
        assert self.text() == on_screen, "it takes no letter that would be lost"
        assert not self.area.is_editable()
        self.picture(f"{name}-not-connected")
        if on_screen != self.saved():
            assert not place.locator(".academy-saved", has_text=self.words.saved).is_visible()
        place.get_by_role("button", name=self.words.reconnect).click()
        lab.show("reply")
        if self.text() != on_screen:
            back = place.get_by_role("button", name=self.words.back)
            back.wait_for()
            assert on_screen.strip() in place.locator("blockquote").first.inner_text()
            self.picture(f"{name}-offered")
            back.click()
            self.lab.until(lambda: self.text() == on_screen, "the text is back")
        self.until_saved()
        assert self.saved() == on_screen
        assert place.locator("blockquote").count() == 0
        self.picture(f"{name}-connected")


def kernels(lab: BrowserLab) -> list[str]:
    return [one["id"] for one in lab.server.get("api/kernels")]


def restart(lab: BrowserLab) -> None:
    for one in kernels(lab):
        lab.server.send(f"api/kernels/{one}/restart", body={}, method="POST")


def kill(lab: BrowserLab) -> None:
    """End the kernel's process as the system does when memory is short."""
    running = kernels(lab)
    for process in psutil.process_iter(["cmdline"]):  # a process that is gone meanwhile has no command line
        if any(one in " ".join(process.info["cmdline"] or ()) for one in running):
            os.kill(process.pid, signal.SIGKILL)


def shut_down(lab: BrowserLab) -> None:
    lab.server.stop_kernels()


@pytest.fixture
def steps(request: pytest.FixtureRequest) -> Path:
    """The folder for pictures of the steps; none are taken without --pictures."""
    chosen = request.config.getoption("--pictures")
    folder = Path(chosen).resolve() / request.node.name.replace("[", "-").replace("]", "") if chosen else Path()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_text_is_lost_and_nothing_untrue_is_shown(open_lab: OpenLab, steps: Path, lang: str) -> None:
    lab = open_lab(lang)
    days = Days(lab, WORDS[lang], steps)
    words = days.words
    reply = lab.show("reply")
    days.picture("opened")
    lab.show("first_reaction").get_by_text(words.choice).click()
    lab.until(lambda: lab.answers().get("first_reaction") == ["silence"], "a choice is saved at once")
    assert reply.is_visible()
    days.type(words.texts[0])
    days.until_saved()
    days.picture("typed")

    days.interrupted("restarted", lambda: restart(lab), words.texts[1])
    days.interrupted("killed", lambda: kill(lab), words.texts[2])
    days.interrupted("shut-down", lambda: shut_down(lab), words.texts[3])

    # The evening: the notebook is saved, and the computer is switched off.
    lab.page.keyboard.press("Control+s")
    file = lab.folder / f"{MODULE}.ipynb"
    plain = json.dumps(days.text().strip(), ensure_ascii=False)[1:-1]
    lab.until(lambda: plain in file.read_text("utf-8"), "the answer stands in the notebook as plain output")
    shown = next(c for c in nbformat.read(file, 4).cells if c.source == 'show("reply")').outputs[0].data
    assert days.text().strip() in shown["text/plain"]
    lab.server.stop_kernels()

    # The second morning.
    before = days.text()
    lab.open()
    lab.show("reply")
    assert days.text() == before.rstrip()
    assert (
        lab.show("first_reaction")
        .locator("label", has=lab.page.locator("input:checked"))
        .inner_text()
        .startswith(words.choice)
    )
    days.picture("second-morning")
    days.type(" " + words.texts[4])
    days.until_saved()
    assert days.saved() == f"{before.rstrip()} {words.texts[4]}"
    days.picture("done")
    assert json.loads((lab.folder / "answers.json").read_text("utf-8"))["format"] == 1
