"""Commands of the competency tracker: for the head, for mentors, and for everybody's own record.

The commands exist on every machine. Without the extra `tracker` they say how to install it, so each imports what it
needs only when it runs.
"""

from __future__ import annotations

from academy.cli.tracker import credentials, decisions, department, evidence, imports, people, report, status, upkeep

__all__ = ["COMMANDS"]

COMMANDS = (
    *department.COMMANDS,
    *people.COMMANDS,
    *evidence.COMMANDS,
    *imports.COMMANDS,
    *status.COMMANDS,
    *decisions.COMMANDS,
    *credentials.COMMANDS,
    *report.COMMANDS,
    *upkeep.COMMANDS,
)
