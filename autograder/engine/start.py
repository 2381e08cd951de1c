"""Starting the warm process, and proving that what comes out of it is isolated before anybody is graded."""

from __future__ import annotations

import ast
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from autograder.engine.sandbox import World, supported
from autograder.engine.setup import Place
from autograder.errors import AcademyError
from autograder.i18n import _

__all__ = ["Isolation", "Warm", "imports_of", "start_warm"]

Isolation = Literal["full", "none"]
OURS = ("academy", "autograder")
BUNDLED = "academy/_content/course"
"""Where a wheel carries the course, solutions included; a trainee's process sees an empty folder there."""


@dataclass
class Warm:
    """A running warm process; close it."""

    process: subprocess.Popen[bytes]
    state: Path
    place: Place

    def alive(self) -> bool:
        return self.process.poll() is None

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.state, ignore_errors=True)


def start_warm(modules: Iterable[str], isolation: Isolation) -> Warm:
    """Start it; connections may be made at once and are answered when it has imported `modules`.

    Raises AcademyError where this system cannot do it, with the way out.
    """
    if not hasattr(os, "fork"):
        raise AcademyError(_("Grading needs Linux or macOS: on Windows run it in WSL or on a server."))
    if isolation == "full" and (why := supported()):
        raise AcademyError(_refusal(why))
    state = Path(tempfile.mkdtemp(prefix="academy-engine-"))
    state.chmod(0o711)
    root = state / "root"
    root.mkdir()
    server = socket.socket(socket.AF_UNIX)
    address = str(state / "warm")
    server.bind(address)
    Path(address).chmod(0o600)
    server.listen(64)
    process = subprocess.Popen(
        [sys.executable, "-m", "autograder.engine.warm", str(server.fileno()), str(state), *modules],
        pass_fds=(server.fileno(),),
        env=_environment(),
        stdin=subprocess.DEVNULL,
        cwd=state,
    )
    server.close()
    packages = tuple(str(Path(p)) for p in _package_folders())
    hidden = tuple(str(Path(p).parent / BUNDLED) for p in packages)
    world = World(str(root), (sys.prefix, sys.base_prefix, *packages), hidden)
    return Warm(process, state, Place(address, isolation, world))


def _refusal(why: str) -> str:
    return _(
        "This machine cannot isolate the trainees' code ({why}), so nothing was graded. Grade on a Linux machine with "
        "user namespaces, or, if you trust every submission, ask for it by name: --isolation none.",
        why=why,
    )


def _package_folders() -> list[str]:
    return [str(Path(__file__).resolve().parents[2] / name) for name in OURS]


def _environment() -> dict[str, str]:
    """Nothing of the grader's environment but where things are: no tokens, no passwords, no proxies."""
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR", "TZ", "XDG_CACHE_HOME") if name in os.environ}
    ours = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join([str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"])
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR")}
    more = {
        "PATH": path,
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "PYTHONPATH": ours,
        "PYTHONDONTWRITEBYTECODE": "1",
        "IPYTHONDIR": str(Path(tempfile.gettempdir()) / f"academy-ipython-{os.getuid()}"),
    }
    if debug := os.environ.get("ACADEMY_ENGINE_DEBUG"):
        more["ACADEMY_ENGINE_DEBUG"] = debug
    return kept | threads | more


def imports_of(notebooks: Iterable[dict[str, Any]]) -> list[str]:
    """Modules that the code cells of source notebooks import: what is worth having warm."""
    found: set[str] = set()
    for notebook in notebooks:
        for cell in notebook["cells"]:
            if cell["cell_type"] != "code":
                continue
            source = "".join(cell["source"]) if isinstance(cell["source"], list) else cell["source"]
            try:
                tree = ast.parse("\n".join(x for x in source.splitlines() if not x.lstrip().startswith(("%", "!"))))
            except SyntaxError:
                continue
            for node in ast.walk(tree):
                if isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module)
    return sorted(found)
