"""The hub's proxy comes from a lock that names no place, in a version that both Node 18 and Node 20 run."""

from __future__ import annotations

import json

from tests.support.paths import ROOT

ROOM = ROOT / "packaging" / "hub"
LOCK = json.loads((ROOM / "package-lock.json").read_text("utf-8"))["packages"]


def test_the_lock_names_no_place_to_download_from() -> None:
    assert [name for name, one in LOCK.items() if "resolved" in one] == []


def test_the_lock_is_that_of_the_package() -> None:
    package = json.loads((ROOM / "package.json").read_text("utf-8"))
    assert LOCK[""]["dependencies"] == package["dependencies"]
    assert {name: LOCK[f"node_modules/{name}"]["version"] for name in package["dependencies"]} == package[
        "dependencies"
    ]


def test_nothing_in_it_needs_more_than_node_18() -> None:
    """Debian 12 has 18. A range is read as far as its first bound, or as `^16 || ^18 || >=20`."""
    wanted = {name: one["engines"]["node"].replace(" ", "") for name, one in LOCK.items() if "engines" in one}
    late = {name: node for name, node in wanted.items() if "18" not in node and first_bound(node) > 18}
    assert wanted
    assert late == {}


def first_bound(node: str) -> int:
    return int(node.lstrip(">=^").partition(".")[0].replace("*", "0"))
