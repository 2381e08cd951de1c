"""Commands of the competency tracker, for the head, mentors and everybody's own record.

Every machine knows them; those that need the extra `tracker` say so where it is missing. What a command needs is
imported when it runs.
"""

from __future__ import annotations

from academy.cli.tracker import credentials, decisions, department, evidence, imports, people, report, upkeep
from academy.cli.tracker import status as reading

__all__ = ["COMMANDS"]

COMMANDS = (
    *department.COMMANDS,
    *people.COMMANDS,
    *evidence.COMMANDS,
    *imports.COMMANDS,
    *reading.COMMANDS,
    *decisions.COMMANDS,
    *credentials.COMMANDS,
    *report.COMMANDS,
    *upkeep.COMMANDS,
)
