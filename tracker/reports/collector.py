"""Python's cycle collector, held back while a report is computed.

A report makes hundreds of thousands of objects that all live to its end; the collector would walk them over and over,
which
took more than half of the time. Nothing made here is in a cycle.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["no_collection"]


@contextmanager
def no_collection() -> Iterator[None]:
    """Hold the collector back in a block."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
