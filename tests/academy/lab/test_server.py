"""`academy lab` as a person runs it: an address, a page, a file list without our files, and an end by Ctrl-C."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from academy.lab.server import SETTINGS
from tests.support.grading_kills import heed_ctrl_c
from tests.support.opened_module import MODULE


class Lab:
    """A running `academy lab`."""

    def __init__(self, process: subprocess.Popen[str], course: Path) -> None:
        self.process, self.course = process, course
        self.lines: list[str] = []
        assert process.stdout is not None
        for line in process.stdout:
            self.lines.append(line.rstrip())
            if ".log" in line:
                break
        self.address = next((line.strip() for line in self.lines if line.strip().startswith("http")), "")
        self.token = self.address.partition("?token=")[2]

    def get(self, path: str, *, token: bool = True) -> str:
        root = self.address.split("/academy")[0].split("/doc")[0]
        headers = {"Authorization": f"token {self.token}"} if token else {}
        with urllib.request.urlopen(urllib.request.Request(f"{root}/{path}", headers=headers)) as answer:
            return str(answer.read().decode())

    def json(self, path: str) -> Any:
        return json.loads(self.get(path))

    def stop(self) -> str:
        self.process.send_signal(signal.SIGINT)
        output, _none = self.process.communicate(timeout=60)
        return output


@pytest.fixture
def start(tiny: Callable[[str], Path], tmp_path: Path) -> Iterator[Callable[..., Lab]]:
    running: list[subprocess.Popen[str]] = []

    def begin(lang: str, *words: str, port: int = 8899) -> Lab:
        course = tmp_path / lang
        release = course / "release" / MODULE
        if not release.exists():
            release.parent.mkdir(parents=True)
            release.symlink_to(tiny(lang))
        home = {name: str(tmp_path / "home") for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
        command = [sys.executable, "-m", "academy", "lab", *words, "--course", str(course), "--trainee", "anna"]
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("ACADEMY_", "NBGRADER_"))} | home
        process = subprocess.Popen(
            [*command, f"--port={port}"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=heed_ctrl_c,
        )
        running.append(process)
        return Lab(process, course)

    yield begin
    for process in running:
        process.terminate()
        process.wait(timeout=60)


@pytest.mark.slow
def test_the_address_stands_alone_and_opens_the_list(start: Callable[..., Lab]) -> None:
    lab = start("en")
    assert lab.lines == [
        "Open this address in your browser:",
        "",
        f"    http://127.0.0.1:{lab.address.split(':')[2].split('/')[0]}/academy?token={lab.token}",
        "",
        f"To stop, press Ctrl-C here. Messages of the server are in {lab.course / 'work' / 'lab-anna.log'}.",
    ]
    page = lab.get("academy")
    assert "The first client" in page
    assert "You work as anna" in page
    assert f'href="/academy/open/{MODULE}"' in page
    with pytest.raises(urllib.error.HTTPError) as refused:
        lab.get("academy/open/99_none")
    assert refused.value.code == 404
    lab.get(f"academy/open/{MODULE}")
    folder = lab.course / "work" / "anna" / MODULE
    for name in ("answers.json", "progress.json"):
        (folder / name).write_text("{}", "utf-8")
    listed = {one["name"] for one in lab.json(f"api/contents/{MODULE}?content=1")["content"]}
    assert listed == {f"{MODULE}.ipynb"}
    assert lab.token not in " ".join(Path(f"/proc/{lab.process.pid}/cmdline").read_text().split("\0"))
    assert "Stopped. The work is saved in" in lab.stop()
    assert lab.process.returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_server_ends_with_the_command(start: Callable[..., Lab], end: signal.Signals) -> None:
    """Also when the terminal is closed: otherwise it would hold its port and the trainee's folder for ever."""
    lab = start("en")
    (server,) = psutil.Process(lab.process.pid).children()
    lab.process.send_signal(end)
    lab.process.communicate(timeout=60)
    assert not server.is_running()


@pytest.mark.slow
def test_without_the_token_nothing_is_shown(start: Callable[..., Lab]) -> None:
    lab = start("en")
    assert "The first client" not in lab.get("academy", token=False), "the page of signing in stands there"


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "locale"), [("ru", "ru_RU"), ("en", "default")])
def test_the_window_speaks_the_language_of_the_course(start: Callable[..., Lab], lang: str, locale: str) -> None:
    lab = start(lang, MODULE)
    assert f"/doc/tree/{MODULE}/{MODULE}.ipynb?token=" in lab.address
    settings = lab.json("lab/api/settings/@jupyterlab/translation-extension:plugin")
    assert settings["schema"]["properties"]["locale"]["default"] == locale
    page = lab.get(f"doc/tree/{MODULE}/{MODULE}.ipynb")
    found = re.search(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.S)
    assert found is not None
    disabled = json.loads(found[1])["disabledExtensions"]
    assert "@jupyter/nbgrader:validate-assignment" in disabled
    assert "@jupyterlab/launcher-extension:plugin" in disabled


@pytest.mark.slow
def test_a_taken_port_gives_the_next_one(start: Callable[..., Lab]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        lab = start("en", port=port)
        assert f"http://127.0.0.1:{port}/" not in lab.address
        assert lab.address


def test_nothing_released_is_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "academy", "lab", "--course", str(tmp_path)]
    done = subprocess.run(command, env=os.environ | {"ACADEMY_LANG": "en"}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "academy release" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_settings_are_read_from_the_package() -> None:
    assert json.loads((SETTINGS / "jupyter_server_config.json").read_text())["ContentsManager"]["hide_globs"]
