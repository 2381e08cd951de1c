"""Put commands of the course below a command of the tracker that has the same name: `due` and `due set`.

The tracker's command stays what it is when it stands alone. What stands below it needs no database of the tracker, nor
its packages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

__all__ = ["joined"]


def joined(command: click.Command, below: Sequence[click.Command]) -> click.Group:
    """Return a group that runs `command` when none of the commands below it is named."""

    def alone(**values: Any) -> None:
        if click.get_current_context().invoked_subcommand is None and command.callback is not None:
            command.callback(**values)

    group = click.Group(
        command.name,
        {str(one.name): one for one in below},
        callback=alone,
        params=command.params,
        help=command.help,
        invoke_without_command=True,
        no_args_is_help=False,
    )
    group.short_help = command.short_help
    return group
