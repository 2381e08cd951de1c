"""The `academy` command."""

from academy.cli.main import main

__all__ = ["main"]
