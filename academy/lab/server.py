"""Run JupyterLab until it is stopped: its address is printed alone, and its own messages go into a file."""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from types import FrameType

import click
from jupyter_core.paths import jupyter_runtime_dir

from academy.content import BUILT_COURSE
from academy.lab.modules import PAGE, document_address, language_of, work_folder
from autograder.errors import AcademyError
from wording.academy import _

__all__ = ["EXTENSION", "serve"]

SETTINGS = Path(__file__).parent / "settings"
"""Settings for everybody; those of a language lie in a folder of its name."""
EXTENSION = Path(__file__).parents[2] / "labextension" / "built"
"""Our extension of JupyterLab, read from the checkout: an installed wheel has it in JupyterLab's own place."""
PATIENCE = 120.0
"""Seconds until the server has to answer."""
ENDS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that end the command besides Ctrl-C; SIGHUP says that its terminal was closed."""
MOST_PORTS = 50
LAST_LINES = 15


def serve(course: Path, trainee: str, port: int, module: str = "") -> int:
    """Run JupyterLab on a loopback port until Ctrl-C, and return its exit code.

    Args:
        course: the built course.
        trainee: whose folder is served.
        port: the port to use; the next free one when it is taken.
        module: module to show first; the list of modules when empty.

    Raises AcademyError when the server does not start.
    """
    token = secrets.token_urlsafe(24)
    work = work_folder(course, trainee)
    work.mkdir(parents=True, exist_ok=True)
    log = work.with_name(f"lab-{trainee}.log")
    first = document_address(module) if module else PAGE
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            _command(work, port, first),
            env=_environment(course, trainee, token),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for us: Jupyter would ask whether it is meant
        )
        before = {one: signal.signal(one, _stop) for one in ENDS}
        try:
            port = _wait(process, log)
            click.echo(_("Open this address in your browser:"))
            click.echo(f"\n    http://127.0.0.1:{port}/{first}?token={token}\n")
            click.echo(_("To stop, press Ctrl-C here. Messages of the server are in {path}.", path=log))
            return _ended(process.wait(), log)
        except KeyboardInterrupt:
            click.echo()
            click.echo(_("Stopped. The work is saved in {path}.", path=work))
            return 0
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)
            process.terminate()
            process.wait()


def _command(work: Path, port: int, first: str) -> list[str]:
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}"]
    command.append(f"--ServerApp.port_retries={MOST_PORTS}")
    command += [f"--ServerApp.root_dir={work}", f"--LabApp.default_url=/{first}"]
    if EXTENSION.is_dir():
        command.append(f"--LabApp.extra_labextensions_path={EXTENSION}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    return command


def _environment(course: Path, trainee: str, token: str) -> dict[str, str]:
    """Return the server's environment. The token is there, because everybody may read a command line."""
    own = [str(path) for path in (SETTINGS / language_of(course), SETTINGS) if path.is_dir()]
    path = os.pathsep.join(filter(None, [*own, os.environ.get("JUPYTER_CONFIG_PATH")]))
    ours = {"ACADEMY_TRAINEE": trainee, BUILT_COURSE: str(course), "JUPYTER_TOKEN": token, "JUPYTER_CONFIG_PATH": path}
    return os.environ | ours


def _wait(process: subprocess.Popen[bytes], log: Path) -> int:
    """Wait until the server answers, and return the port that it says it has: the wanted one may have been taken.

    Raises AcademyError when it ends before.
    """
    told, end = Path(jupyter_runtime_dir()) / f"jpserver-{process.pid}.json", time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            port = int(json.loads(told.read_text("utf-8"))["port"])
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api", timeout=5):
                return port
        except (OSError, ValueError):  # not written yet, half written, not listening yet
            if process.poll() is not None:
                break
            time.sleep(0.2)
    raise AcademyError(_("JupyterLab did not start. It says:") + "\n" + _tail(log))


def _ended(code: int, log: Path) -> int:
    if code:
        click.echo(_("JupyterLab has ended. It says:") + "\n" + _tail(log), err=True)
    return code


def _tail(log: Path) -> str:
    return "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-LAST_LINES:])


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
