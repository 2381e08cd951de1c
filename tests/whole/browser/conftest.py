"""JupyterLab on a loopback port, a module in a folder, and a headless Chromium in front of it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from playwright.sync_api import TimeoutError as TookTooLong

from autograder.building.build import build_course
from tests.support.opened_module import MODULE, released
from tests.support.paths import TINY

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
PATIENCE = 60_000
"""Milliseconds that a step may take on a busy machine."""
WATCH = """cell => {
    delete cell.dataset.started
    const starred = () => cell.querySelector('.jp-InputPrompt').textContent.includes('*')
    new MutationObserver(() => { if (starred()) cell.dataset.started = 1 })
        .observe(cell.querySelector('.jp-InputArea'), {subtree: true, childList: true, characterData: true})
}"""
FOCUSED = """() => {
    const e = document.activeElement
    return {tag: e.tagName, text: (e.closest('label') || e).textContent.trim(), form: !!e.closest('.academy-form')}
}"""
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab. root: the folder it serves."""

    url: str
    root: Path

    def send(self, path: str, body: Any = None, method: str = "PUT") -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/{path}", data=data, method=method)
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read() or b"null")

    def get(self, path: str) -> Any:
        return self.send(path, method="GET")

    def set(self, part: str, **settings: str) -> None:
        """Change settings of JupyterLab's window."""
        self.send(f"lab/api/settings/@jupyterlab/apputils-extension:{part}", {"raw": json.dumps(settings)})

    def stop_kernels(self) -> None:
        """As if the trainee had closed the computer for the night."""
        for kernel in self.get("api/kernels"):
            self.send(f"api/kernels/{kernel['id']}", method="DELETE")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    root, home = tmp_path_factory.mktemp("lab"), tmp_path_factory.mktemp("home")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ACADEMY_", "NBGRADER_"))}
    environment |= {
        "ACADEMY_CONTENT": str(TINY),
        "ACADEMY_TRAINEE": "ivanova",
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
        "--IdentityProvider.token=", f"--ServerApp.root_dir={root}", "--ServerApp.disable_check_xsrf=True",
    ]  # fmt: skip
    log = home / "lab.log"
    with log.open("w") as output:
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        running = Lab(url, root)
        try:
            for _attempt in range(120):
                try:
                    running.get("api")
                    break
                except (urllib.error.URLError, ConnectionError):
                    assert server.poll() is None, log.read_text()
                    time.sleep(0.25)
            yield running
            running.stop_kernels()
        finally:
            server.terminate()
            server.wait()


@pytest.fixture(scope="module")
def started(chromium: str) -> Iterator[Browser]:
    """A browser. While one is there, playwright's event loop runs, and no other can: so it goes after its file."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class BrowserLab:
    """One trainee at one module."""

    lab: Lab
    page: Page
    folder: Path

    def open(self) -> None:
        self.page.goto(
            f"{self.lab.url}/lab/workspaces/auto-{self.folder.name}/tree/{self.folder.name}/{MODULE}.ipynb?reset"
        )
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=PATIENCE)
        # The status bar names the kernel's state; a cell that is run earlier is run twice or not at all.
        self.page.locator(".jp-NotebookPanel-toolbar .jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for(
            timeout=PATIENCE
        )
        self.page.wait_for_timeout(500)

    def cell(self, source: str) -> Locator:
        """The code cell whose source begins so."""
        return self.page.locator(
            ".jp-CodeCell", has=self.page.locator(".cm-content, .jp-InputPlaceholder", has_text=source)
        ).first

    def run(self, source: str) -> Locator:
        """Select a cell, run it and wait until it is done."""
        cell = self.cell(source)
        for _attempt in range(6):
            cell.locator(".jp-InputPrompt").click()
            if self.press_run(cell):
                return cell
        raise AssertionError(f"the cell does not run: {source}")

    def press_run(self, cell: Locator) -> bool:
        """Run the cell that has the keyboard; False when nothing began, as while JupyterLab still moves the focus.

        The prompt shows a star for a moment, which polling may miss: it is watched.
        """
        cell.evaluate(WATCH)
        self.page.keyboard.press("Control+Enter")
        handle = cell.element_handle()
        try:
            self.page.wait_for_function("cell => cell.dataset.started", arg=handle, timeout=5_000)
        except TookTooLong:
            return False
        self.page.wait_for_function(
            "cell => !cell.querySelector('.jp-InputPrompt').textContent.includes('*')", arg=handle
        )
        return True

    def show(self, name: str) -> Locator:
        """Run the cells that a form needs; gives the form."""
        self.run("import pandas")
        form = self.run(f'show("{name}")').locator(".academy-form")
        form.wait_for(timeout=PATIENCE)
        return form

    def focused(self) -> dict[str, Any]:
        """What has the keyboard: its tag, the text of its label, and whether it stands in a form of ours."""
        found: dict[str, Any] = self.page.evaluate(FOCUSED)
        return found

    def answers(self) -> dict[str, Any]:
        path = self.folder / "answers.json"
        return json.loads(path.read_text("utf-8"))["answers"] if path.exists() else {}

    def until(self, true: Callable[[], bool], what: str) -> None:
        for _attempt in range(100):
            if true():
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(what)


def accept(dialog: Locator) -> None:
    """On a busy machine JupyterLab sometimes asks about its server or kernel; a trainee would press the blue button."""
    dialog.locator("button.jp-mod-accept").first.click()


@pytest.fixture
def sit(
    lab: Lab, started: Browser, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[..., BrowserLab]]:
    """Sit down at a module: `sit("en")`; `theme`, `height` (pixels) and another `notebook` if need be."""
    pages: list[Page] = []

    def sit_down(
        lang: str = "en", *, theme: str = "light", height: int = 1400, notebook: NotebookNode | None = None
    ) -> BrowserLab:
        out = tmp_path / lang
        build_course(TINY / "course", TINY / "datasets", out, lang)
        folder = lab.root / f"{request.node.name}_{len(pages)}".replace("[", "_").replace("]", "")
        shutil.copytree(out / "source" / MODULE, folder)
        nbformat.write(notebook or released(folder), folder / f"{MODULE}.ipynb")
        page = started.new_page(viewport={"width": 1180, "height": height})
        page.set_default_timeout(PATIENCE)
        page.add_locator_handler(page.locator("dialog.jp-Dialog"), accept)
        pages.append(page)
        desk = BrowserLab(lab, page, folder)
        lab.set("themes", theme=THEMES[theme])
        lab.set("notification", fetchNews="false")
        desk.open()
        return desk

    yield sit_down
    for page in pages:
        page.close()
    lab.stop_kernels()
