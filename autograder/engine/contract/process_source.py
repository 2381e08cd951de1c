"""Where trainees' processes are forked, and which parts of the file system they see."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.engine.contract.isolation import Isolation

__all__ = ["FilesystemView", "ProcessSource"]


@dataclass(frozen=True)
class FilesystemView:
    """The parts of the machine's file system that a trainee's process sees."""

    #: Empty folder on which the process mounts its own root.
    root: str
    #: Absolute paths that are readable inside.
    visible: tuple[str, ...]
    #: Folders inside `visible` that appear empty.
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProcessSource:
    """A warm process, and how the processes forked from it are isolated."""

    #: Path of the warm process's socket.
    address: str
    isolation: Isolation
    filesystem_view: FilesystemView
    #: Fork the next process while one runs. Pays off where one submission follows another.
    ahead: bool = False
