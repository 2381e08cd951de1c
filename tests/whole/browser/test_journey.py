"""The way through a module as `academy lab` shows it: the list, where one stands, handing in; both languages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from autograder.building.build import build_course
from autograder.building.release import release_module
from tests.support.paths import ROOT
from tests.whole.browser.conftest import PATIENCE

pytestmark = pytest.mark.browser
MODULE = "03_communication"
RUSSIAN = ("Начать", "Где вы сейчас", "Сдать модуль", "Сдать как есть", "Пока не сдавать", "Сдано", "без ответа")
ENGLISH = ("Begin", "Where you are", "Hand in", "Hand in as it is", "Not yet", "Handed in on", "have no answer")


@dataclass(frozen=True)
class OpenCourse:
    """A course that `academy lab` shows to anna."""

    lang: str
    root: Path
    address: str
    page: Page

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()


@pytest.fixture(params=["ru", "en"])
def course(request: pytest.FixtureRequest, tmp_path: Path, page: Page) -> Iterator[OpenCourse]:
    lang, root = request.param, tmp_path / "course"
    build_course(ROOT / "course", ROOT / "datasets", root, lang, [MODULE])
    release_module(root, MODULE)
    homes = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ACADEMY_", "NBGRADER_"))}
    environment |= {name: str(tmp_path / "home" / name) for name in homes}
    command = [sys.executable, "-m", "academy", "lab", "--course", str(root), "--trainee", "anna", "--port", "8950"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout is not None
        address = next(match[0] for line in process.stdout if (match := re.search(r"http\S+", line)))
        page.set_viewport_size({"width": 1180, "height": 1000})
        page.goto(address)
        yield OpenCourse(lang, root, address, page)
    finally:
        process.terminate()
        process.wait(timeout=60)


def test_from_the_list_to_the_receipt_with_pictures(course: OpenCourse, pictures: Path) -> None:
    """`make pictures` keeps those in Russian for the guides, which show the same pictures in both languages."""
    keep, page = course.lang == "ru", course.page
    begin, standing, hand_in, anyway, not_yet, done, missing = RUSSIAN if keep else ENGLISH
    assert Axe().run(page).response["violations"] == []
    if keep:
        page.screenshot(path=pictures / "trainee-modules.png", clip={"x": 150, "y": 0, "width": 880, "height": 260})

    page.get_by_role("link", name=re.compile(begin)).click()
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=PATIENCE)
    page.locator(".jp-NotebookPanel-toolbar .jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for()
    page.wait_for_timeout(500)
    assert page.url.split("?")[0].endswith(f"/doc/tree/{MODULE}/{MODULE}.ipynb")
    words = page.locator(".lm-MenuBar-itemLabel").first.inner_text()
    assert words == ("Файл" if keep else "File")
    assert "alidate" not in page.locator(".jp-NotebookPanel-toolbar").inner_text()
    lesson = page.locator(".jp-MarkdownCell").first
    lesson.dblclick()
    page.wait_for_timeout(500)
    assert "jp-mod-rendered" in (lesson.get_attribute("class") or ""), "a lesson stays as it is"

    card = page.locator(".academy-call .academy-journey").first
    card.wait_for(timeout=PATIENCE)
    assert standing in card.inner_text()
    if keep:
        card.screenshot(path=pictures / "trainee-progress.png")
    card.locator("a").first.click()
    task = page.locator(".jp-MarkdownCell", has=page.locator("h3")).first
    task.wait_for()
    page.wait_for_timeout(1000)
    assert page.evaluate("cell => cell.getBoundingClientRect().top < innerHeight", task.element_handle())

    page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTo(0, 1e7)")
    page.wait_for_timeout(1500)
    form = page.locator(".academy-call .jp-OutputArea").last
    form.get_by_role("button").wait_for(timeout=PATIENCE)
    course.press(hand_in)
    form.get_by_text(missing).wait_for()
    page.mouse.move(5, 5)
    if keep:
        form.screenshot(path=pictures / "trainee-submit.png")
    course.press(not_yet)
    form.get_by_text(missing).wait_for(state="detached")
    assert not (course.root / "submitted").exists()
    course.press(hand_in)
    course.press(anyway)
    form.get_by_text(done).wait_for()
    if keep:
        form.screenshot(path=pictures / "trainee-handed-in.png")
    assert sorted(p.name for p in (course.root / "submitted" / "anna" / MODULE).iterdir()) == [
        f"{MODULE}.ipynb",
        "timestamp.txt",
    ]
    (note,) = (course.root / "work" / "anna" / MODULE / "receipts").iterdir()
    assert json.loads(note.read_text())["trainee"] == "anna"
