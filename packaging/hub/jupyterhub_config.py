"""A department's JupyterHub on one Linux machine: everybody works under their own account, in one place of the machine.

The place holds people.toml, the course's text in text/, the built course in course/, nbgrader's exchange in exchange/
and the hub's own files in hub/. docs/hub-guide.md sets it up.
"""

import os
import sys
import tomllib
from pathlib import Path

from academy.lab.modules import language_of
from academy.lab.server import EXTENSION
from academy.lab.server import SETTINGS as LAB_SETTINGS

c = get_config()  # noqa: F821  JupyterHub puts this name here

HERE = Path(__file__).resolve().parent
PLACE = Path(os.environ.get("ACADEMY_HUB", "/srv/academy"))
COURSE = PLACE / "course"
PROGRAMS = Path(sys.executable).parent


def read_people(path):
    """Return the group of each login. Nobody is in both: a mentor's server shows what a trainee must not see."""
    try:
        people = tomllib.loads(path.read_text("utf-8"))
        if not all(isinstance(logins, list) for logins in people.values()):
            raise TypeError
        groups = {name: {login.lower() for login in people.get(name, [])} for name in ("mentors", "trainees")}
    except (OSError, ValueError, TypeError, AttributeError):
        raise SystemExit(f'{path} is no list of people. Write: mentors = ["grader"] and trainees = ["anna"].') from None
    if unknown := people.keys() - groups:
        raise SystemExit(
            f"{path}: unknown {', '.join(sorted(unknown))}; it holds mentors = [...] and trainees = [...]."
        )
    if both := groups["mentors"] & groups["trainees"]:
        raise SystemExit(f"{path}: {', '.join(sorted(both))} is named as mentor and as trainee. Leave one of them.")
    return {login: [name] for name, logins in groups.items() for login in logins}


GROUPS = read_people(PLACE / "people.toml")


def put_into_group(_authenticator, _handler, authentication):
    """Take the group from people.toml at every login, so that who stops being a mentor loses a mentor's server."""
    return authentication | {"groups": GROUPS[authentication["name"]]}


def settings(group):
    """Folders of Jupyter's settings, the strongest first: those of the group, of the course's language, of the lab."""
    folders = [HERE / "settings" / group, LAB_SETTINGS / language_of(COURSE), LAB_SETTINGS]
    return os.pathsep.join(str(folder) for folder in folders if folder.is_dir())


# ---- the hub

c.JupyterHub.bind_url = "http://127.0.0.1:8000"  # this machine alone: a web server with a certificate stands before it
c.JupyterHub.hub_ip = "127.0.0.1"
c.JupyterHub.db_url = f"sqlite:///{PLACE / 'hub' / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(PLACE / "hub" / "cookie_secret")
c.ConfigurableHTTPProxy.command = [str(HERE / "node_modules" / ".bin" / "configurable-http-proxy")]
c.ConfigurableHTTPProxy.pid_file = str(PLACE / "hub" / "proxy.pid")

# ---- people: accounts and passwords of the machine

c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = set(GROUPS)
c.Authenticator.allow_existing_users = False  # or who was taken out of people.toml could still log in
c.Authenticator.manage_groups = True
c.Authenticator.post_auth_hook = put_into_group

# ---- their servers

c.Spawner.cmd = [str(PROGRAMS / "jupyterhub-singleuser")]
c.Spawner.args = []
if EXTENSION.is_dir():  # a checkout; an installed package has it in JupyterLab's own place
    c.Spawner.args = [f"--LabApp.extra_labextensions_path={EXTENSION}"]
c.Spawner.default_url = "/lab"
c.Spawner.environment = {
    "PATH": os.pathsep.join([str(PROGRAMS), os.environ["PATH"]]),  # nbgrader starts alembic by name
    "ACADEMY_EXCHANGE": str(PLACE / "exchange"),
    "JUPYTER_CONFIG_PATH": settings("trainee"),
}
c.Spawner.group_overrides = {
    "mentors": {
        "groups": ["mentors"],
        "spawner_override": {
            "notebook_dir": str(COURSE),  # formgrader wants the course below the server's folder
            "environment": {
                "ACADEMY_COURSE": str(COURSE),
                "ACADEMY_CONTENT": str(PLACE / "text"),
                "JUPYTER_CONFIG_PATH": settings("mentor"),
            },
        },
    },
}
