"""Writes the skeleton of access_matrix.toml: every cell, all denied. A person fills in what is allowed.

Run it only when a role, an action or a relationship is added: `python tests/tracker/access_matrix.py`. What is already
filled in is kept; new cells come as denied.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from tracker.access import ACTIONS, RELATIONSHIPS, ROLES

FILE = Path(__file__).with_suffix(".toml")
HEAD = """# Every role x action x relationship, one row each: "yes" or "no". Filled in by hand from the rules of the
# department, never from access.toml, which it checks.

"""


def main() -> None:
    known = tomllib.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    lines = [HEAD]
    for role in ROLES:
        for action in ACTIONS:
            lines.append(f"[{role}.{action}]\n")
            lines += [f'{r} = "{known.get(role, {}).get(action, {}).get(r, "no")}"\n' for r in RELATIONSHIPS]
            lines.append("\n")
    FILE.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
