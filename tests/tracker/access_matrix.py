"""Add missing cells to access_matrix.toml, all denied. A person then fills in what is allowed.

Run it after adding a role, an action or a relationship: `python tests/tracker/access_matrix.py`. Cells that are already
filled in stay unchanged.
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
