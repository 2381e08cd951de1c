"""The committed extension of JupyterLab was built from the sources beside it, and needs nothing of the network."""

from __future__ import annotations

import json
import re
import runpy
import tomllib

from tests.support.paths import ROOT

ROOM = ROOT / "labextension"
BUILT = ROOM / "built" / "account-academy"


def test_what_is_built_belongs_to_its_sources() -> None:
    """Run `make labextension` after a change of the sources, and commit what it writes."""
    digest = runpy.run_path(str(ROOM / "sources.py"))["digest"]
    assert (BUILT / "sources.sha256").read_text("utf-8").strip() == digest()


def test_the_built_package_is_whole() -> None:
    """JupyterLab finds the script by the name that package.json gives, and the wheel takes the folder as it is."""
    package = json.loads((BUILT / "package.json").read_text("utf-8"))
    source = json.loads((ROOM / "package.json").read_text("utf-8"))
    assert (BUILT / package["jupyterlab"]["_build"]["load"]).is_file()
    assert {key: package[key] for key in ("name", "version")} == {key: source[key] for key in ("name", "version")}
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["shared-data"] == {"labextension/built": "share/jupyter/labextensions"}


def test_nothing_is_fetched_while_it_runs() -> None:
    """Addresses in the bundle would be those of scripts, fonts or pictures elsewhere."""
    scripts = [path.read_text("utf-8") for path in (BUILT / "static").glob("*.js")]
    assert scripts
    assert [found for text in scripts for found in re.findall(r"https?://(?!www\.w3\.org/)[^\"'`\s]+", text)] == []


def test_the_lock_names_no_place_to_download_from() -> None:
    lock = json.loads((ROOM / "package-lock.json").read_text("utf-8"))
    assert [name for name, one in lock["packages"].items() if "resolved" in one] == []
