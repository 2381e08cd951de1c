"""A real JupyterHub with its proxy on loopback, as packaging/hub configures it, and people who work in their servers.

Accounts of the machine are what differs: anybody of people.toml may log in with one password, and all run as one user.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import requests
import websocket

from tests.support.paths import ROOT

__all__ = ["Hub", "Person", "missing_proxy", "running_hub"]

ROOM = ROOT / "packaging" / "hub"
PATIENCE = 120.0
CONFIG = """
import os
load_subconfig("jupyterhub_config.py", path={room!r})
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {password!r}
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {home!r}
c.Spawner.args = [*c.Spawner.args, "--allow-root"]
c.Spawner.environment["ACADEMY_CONTENT"] = {content!r}
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api_port}"
c.JupyterHub.services = [{{"name": "test", "api_token": {token!r}}}]
c.JupyterHub.load_roles = [{{"name": "test", "services": ["test"], "scopes": ["admin:servers", "tokens"]}}]
"""


def missing_proxy() -> str:
    """Return why there is no proxy for a hub on this machine; empty when there is one."""
    try:
        command = [ROOM / "node_modules" / ".bin" / "configurable-http-proxy", "--version"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    except OSError:
        return "needs configurable-http-proxy (Node 18 or later, then: npm ci in packaging/hub)"
    return "" if done.returncode == 0 else f"configurable-http-proxy does not start: {done.stderr.strip()[-200:]}"


class Person:
    """Somebody who has logged in; their server runs."""

    def __init__(self, address: str, login: str, token: str) -> None:
        self.address, self.login = address, login
        self._http = requests.Session()
        self._http.headers["Authorization"] = f"token {token}"
        self._token = token

    def get(self, path: str, of: str = "") -> requests.Response:
        """Get a page of one's own server, or of another's."""
        return self._http.get(f"{self.address}/user/{of or self.login}/{path}", timeout=PATIENCE)

    def post(self, path: str, /, **fields: Any) -> Any:
        done = self._http.post(f"{self.address}/user/{self.login}/{path}", json=fields, timeout=PATIENCE)
        assert done.ok, done.text[-2000:]
        return done.json()

    def page_config(self) -> dict[str, Any]:
        """Return what JupyterLab's page is told, the extensions that are switched off included."""
        found = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', self.get("lab").text, re.S)
        assert found, "no page of JupyterLab"
        config: dict[str, Any] = json.loads(found[1])
        return config

    def read(self, path: str) -> str:
        """Return a text file below the server's folder."""
        answer = self.get(f"api/contents/{path}?format=text&type=file")
        assert answer.ok, answer.text[-500:]
        return str(answer.json()["content"])

    def write(self, path: str, text: str) -> None:
        body = {"type": "file", "format": "text", "content": text}
        done = self._http.put(f"{self.address}/user/{self.login}/api/contents/{path}", json=body, timeout=PATIENCE)
        assert done.ok, done.text[-500:]

    def run(self, code: str, folder: str = "") -> str:
        """Run code in a new kernel of one's server, and return what it prints. An error in it is the test's."""
        body = {
            "path": f"{folder}/{uuid.uuid4().hex}.ipynb".lstrip("/"),
            "type": "notebook",
            "name": "",
            "kernel": {"name": "python3"},
        }
        session = self.post("api/sessions", **body)
        channel = f"{self.address}/user/{self.login}/api/kernels/{session['kernel']['id']}/channels"
        socket_ = websocket.create_connection(
            channel.replace("http", "ws", 1), header=[f"Authorization: token {self._token}"], timeout=PATIENCE
        )
        try:
            return _executed(socket_, code)
        finally:
            socket_.close()
            self._http.delete(f"{self.address}/user/{self.login}/api/sessions/{session['id']}", timeout=PATIENCE)


def _executed(channel: websocket.WebSocket, code: str) -> str:
    wanted, said = uuid.uuid4().hex, ""
    content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
    header = {"msg_id": wanted, "msg_type": "execute_request", "session": wanted, "username": "", "version": "5.3"}
    message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
    channel.send(json.dumps(message))
    while True:
        one = json.loads(channel.recv())
        if one["parent_header"].get("msg_id") != wanted:
            continue
        if one["msg_type"] == "stream":
            said += one["content"]["text"]
        elif one["msg_type"] in ("execute_result", "display_data"):
            said += one["content"]["data"].get("text/plain", "")
        elif one["msg_type"] == "error":
            raise AssertionError("\n".join(one["content"]["traceback"]) + said)
        elif one["msg_type"] == "status" and one["content"]["execution_state"] == "idle":
            return said


class Hub:
    """A running hub."""

    def __init__(self, place: Path, address: str, token: str, password: str, log: Path) -> None:
        self.place, self.address, self.log = place, address, log
        self._token, self._password = token, password
        self._people: dict[str, Person] = {}

    def log_in(self, login: str) -> requests.Response:
        """Fill in the hub's form, as a browser does."""
        with requests.Session() as browser:
            form = browser.get(f"{self.address}/hub/login", timeout=PATIENCE).text
            found = re.search(r'name="_xsrf"\s+value="([^"]+)"', form)
            assert found, form[-2000:]
            fields = {"username": login, "password": self._password, "_xsrf": found[1]}
            # The way on leads to the server, which is started below.
            return browser.post(f"{self.address}/hub/login", fields, allow_redirects=False, timeout=PATIENCE)

    def person(self, login: str) -> Person:
        """Return somebody at work: they have logged in and their server has started."""
        if login not in self._people:
            assert self.log_in(login).status_code == 302
            self._ask("POST", f"users/{login}/server")
            end = time.monotonic() + PATIENCE
            token = self._ask("POST", f"users/{login}/tokens", note="test")["token"]
            person = Person(self.address, login, token)
            while not person.get("api").ok:
                assert time.monotonic() < end, self.log.read_text("utf-8")[-4000:]
                time.sleep(0.3)
            self._people[login] = person
        return self._people[login]

    def _ask(self, method: str, path: str, **fields: str) -> Any:
        headers = {"Authorization": f"token {self._token}"}
        address = f"{self.address}/hub/api/{path}"
        answer = requests.request(method, address, json=fields, headers=headers, timeout=PATIENCE)
        assert answer.ok, answer.text
        return answer.json() if answer.content else None


@contextmanager
def running_hub(place: Path, content: Path) -> Iterator[Hub]:
    """Run a hub for a prepared place. At the end none of its processes is left.

    Args:
        place: holds people.toml, course/, exchange/ and text/, as docs/hub-guide.md says.
        content: where trainees' notebooks find the generators, in place of the installed package.
    """
    port, hub_port, api_port = _free_ports(3)
    token, password = secrets.token_hex(16), secrets.token_hex(16)
    (place / "hub").mkdir()
    config, log = place / "hub" / "test_config.py", place / "hub" / "log"
    values = {"room": str(ROOM), "password": password, "home": str(place / "homes" / "{username}"), "token": token}
    ports = {"port": port, "hub_port": hub_port, "api_port": api_port}
    config.write_text(CONFIG.format(**values, **ports, content=str(content)), "utf-8")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ACADEMY_", "JUPYTER", "NBGRADER", "CONFIGPROXY"))}
    bin_ = Path(sys.executable).parent
    environment = kept | {
        "ACADEMY_HUB": str(place),
        "HOME": str(place / "hub"),
        "PATH": os.pathsep.join([str(bin_), kept["PATH"]]),
    }
    with log.open("w") as output:
        process = psutil.Popen(
            [str(bin_ / "jupyterhub"), "-f", str(config)],
            cwd=place / "hub",
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/hub/api/", process, log)
        yield Hub(place, address, token, password, log)
    finally:
        left = _stop(process)
        shutil.copy(log, place / "hub.log")
    assert left == [], "processes outlived the hub"


def _wait(address: str, process: psutil.Popen, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            if requests.get(address, timeout=5).ok:
                return
        except requests.ConnectionError:
            pass
        time.sleep(0.2)
    raise AssertionError(log.read_text("utf-8")[-4000:])


def _stop(process: psutil.Popen) -> list[str]:
    """End the hub as a service manager does; return what was left of its servers and proxy, and end that too."""
    begun = process.children(recursive=True) if process.is_running() else []
    process.terminate()
    try:
        process.wait(60)
    except psutil.TimeoutExpired:
        process.kill()
    _gone, alive = psutil.wait_procs(begun, timeout=20)
    left = []
    for one in alive:
        try:
            left.append(" ".join(one.cmdline()))
            one.kill()
        except psutil.NoSuchProcess:
            continue
    return left


def _free_ports(number: int) -> list[int]:
    sockets = [socket.socket() for _one in range(number)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()
