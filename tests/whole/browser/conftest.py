"""A JupyterLab on a loopback port, modules in folders that it serves, and a headless Chromium that shows them."""

from __future__ import annotations

import itertools
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
from nbformat.sign import NotebookNotary
from playwright.sync_api import Locator, Page, sync_playwright
from playwright.sync_api import TimeoutError as TookTooLong

from academy.lab.server import EXTENSION
from tests.support.opened_module import MODULE, released
from tests.support.paths import TINY

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
PATIENCE = 60_000
"""Most milliseconds for a step on a busy machine."""
WATCH = """cell => {
    delete cell.dataset.started
    const starred = () => cell.querySelector('.jp-InputPrompt').textContent.includes('*')
    new MutationObserver(() => { if (starred()) cell.dataset.started = 1 })
        .observe(cell.querySelector('.jp-InputArea'), {subtree: true, childList: true, characterData: true})
}"""
DONE = "cell => !cell.querySelector('.jp-InputPrompt').textContent.includes('*')"
NARROW = 760
"""Pixels of a page below which JupyterLab hides the kernel's state."""
OPEN = """() => [...document.querySelectorAll('.academy-cell')]
    .every(cell => cell.querySelector('.academy-form:not(.academy-closed)'))"""
POLLING = 50
"""Milliseconds between two looks at the page. At every frame, which is the default, the browser would draw them all."""
FOCUSED = """() => {
    const e = document.activeElement
    return {tag: e.tagName, text: (e.closest('label') || e).textContent.trim(), form: !!e.closest('.academy-form'),
        name: e.getAttribute('aria-label') || ''}
}"""
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


@dataclass(frozen=True)
class LabServer:
    """A running JupyterLab."""

    url: str
    #: folder that it serves
    root: Path
    #: folder of its settings, its data and the signatures of trusted notebooks
    home: Path

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

    def trust(self, notebook: NotebookNode) -> None:
        """Sign a notebook, as `academy lab` does with those that it copies."""
        NotebookNotary(data_dir=str(self.home / "data")).sign(notebook)

    def stop_kernels(self) -> None:
        """Stop every kernel, as happens when the trainee switches the computer off."""
        for kernel in self.get("api/kernels"):
            self.send(f"api/kernels/{kernel['id']}", method="DELETE")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
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
        f"--LabApp.extra_labextensions_path={EXTENSION}",
    ]  # fmt: skip
    log = home / "lab.log"
    with log.open("w") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        running = LabServer(url, root, home)
        try:
            for _attempt in range(120):
                try:
                    running.get("api")
                    break
                except (urllib.error.URLError, ConnectionError):
                    assert process.poll() is None, log.read_text()
                    time.sleep(0.25)
            yield running
            running.stop_kernels()
        finally:
            process.terminate()
            process.wait()


@pytest.fixture(scope="module")
def page(chromium: str) -> Iterator[Page]:
    """A tab that all tests use in turn, so that the browser compiles JupyterLab's scripts once.

    It closes with its file, because playwright runs an event loop of its own, beside which no other can run.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_context().new_page()
        page.set_default_timeout(PATIENCE)
        page.add_locator_handler(page.locator("dialog.jp-Dialog"), accept)
        yield page
        browser.close()


@dataclass(frozen=True)
class BrowserLab:
    """One module, open in JupyterLab before one trainee."""

    server: LabServer
    page: Page
    #: the module's folder
    folder: Path
    #: whether forms open by themselves
    trusted: bool = True

    def open(self) -> None:
        self.page.goto(
            f"{self.server.url}/lab/workspaces/auto-{self.folder.name}/tree/{self.folder.name}/{MODULE}.ipynb?reset"
        )
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=PATIENCE)
        size = self.page.viewport_size
        if size and size["width"] < NARROW:
            self.page.locator(".academy-cell").first.wait_for(timeout=PATIENCE)
        else:
            # Wait for an idle kernel: a cell that is run earlier runs twice or not at all.
            idle = ".jp-NotebookPanel-toolbar .jp-Notebook-ExecutionIndicator[data-status='idle']"
            self.page.locator(idle).wait_for(timeout=PATIENCE)
        self.page.wait_for_timeout(500)
        if self.trusted:
            self.page.wait_for_function(OPEN, timeout=PATIENCE, polling=POLLING)

    def cell(self, source: str) -> Locator:
        """Find the code cell that holds this source."""
        return self.page.locator(
            ".jp-CodeCell", has=self.page.locator(".cm-content, .jp-InputPlaceholder", has_text=source)
        ).first

    def run(self, source: str) -> Locator:
        """Select a cell, run it and wait for its end."""
        cell = self.cell(source)
        for _attempt in range(6):
            cell.locator(".jp-InputPrompt").click()
            if self.press_run(cell):
                return cell
        raise AssertionError(f"the cell does not run: {source}")

    def press_run(self, cell: Locator) -> bool:
        """Run the focused cell. False when it did not start, because JupyterLab was still moving the focus.

        An observer waits for the star in the prompt, which may be too short for polling to see.
        """
        cell.evaluate(WATCH)
        self.page.keyboard.press("Control+Enter")
        handle = cell.element_handle()
        try:
            self.page.wait_for_function("cell => cell.dataset.started", arg=handle, timeout=5_000, polling=POLLING)
        except TookTooLong:
            return False
        self.page.wait_for_function(DONE, arg=handle, polling=POLLING)
        return True

    def place(self, name: str) -> Locator:
        """Find the cell of an exercise's form, whatever stands in it."""
        return self.page.locator(f'.academy-cell[data-exercise="{name}"]')

    def show(self, name: str) -> Locator:
        """Wait for a form, which opens by itself, and return it."""
        form = self.place(name).locator(".academy-form:not(.academy-closed)")
        form.wait_for(timeout=PATIENCE)
        form.scroll_into_view_if_needed()
        return form

    def select(self, name: str) -> None:
        """Select the cell of a form, as the arrow keys do."""
        self.show(name)
        self.place(name).evaluate("cell => cell.focus()")

    def focused(self) -> dict[str, Any]:
        """Describe the focused element: its tag, the text of its label, and whether it belongs to one of our forms."""
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
    """Press the blue button, as a trainee would: on a busy machine JupyterLab may ask about its server or kernel."""
    dialog.locator("button.jp-mod-accept").first.click()


@pytest.fixture
def open_lab(
    server: LabServer, page: Page, tiny: Callable[[str], Path], request: pytest.FixtureRequest
) -> Iterator[Callable[..., BrowserLab]]:
    """Open the module as a trainee does: `open_lab("en")`, if need be with a theme, a height and another notebook."""
    opened = itertools.count()

    def open_module(
        lang: str = "en",
        *,
        theme: str = "light",
        height: int = 1400,
        notebook: NotebookNode | None = None,
        trusted: bool = True,
        waiting: bool = True,
        module: Callable[[str], Path] = tiny,
    ) -> BrowserLab:
        folder = server.root / f"{request.node.name}_{next(opened)}".replace("[", "_").replace("]", "")
        shutil.copytree(module(lang), folder)
        shown = notebook or released(folder)
        nbformat.write(shown, folder / f"{MODULE}.ipynb")
        if trusted:
            server.trust(shown)
        else:  # a signature is that of the content, and other tests have signed the module
            shown.cells.append(nbformat.v4.new_markdown_cell("Never signed."))
            nbformat.write(shown, folder / f"{MODULE}.ipynb")
        page.set_viewport_size({"width": 1180, "height": height})
        lab = BrowserLab(server, page, folder, trusted and waiting)
        server.set("themes", theme=THEMES[theme])
        server.set("notification", fetchNews="false")
        lab.open()
        return lab

    yield open_module
    server.stop_kernels()


@pytest.fixture
def pictures(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder that pictures are saved in: a temporary one, so that the tests leave the checkout as it is."""
    chosen = request.config.getoption("--pictures")
    return Path(chosen).resolve() if chosen else tmp_path
