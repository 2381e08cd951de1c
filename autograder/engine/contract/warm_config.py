"""What a warm process prepares for the code above the engine, which the engine itself does not name."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["WarmConfig"]


@dataclass(frozen=True)
class WarmConfig:
    """What a warm process imports, runs and shows to the processes forked from it."""

    #: What a judge's process calls with its channel, as `package.module:function`.
    judge: str
    #: Modules to import; a missing one is skipped.
    modules: tuple[str, ...] = ()
    #: Cells to run once, because of what they make Python import and cache.
    rehearsal: tuple[str, ...] = ()
    #: Import what encodes values for the judge, pandas included. Plain nbgrader assignments send none.
    values: bool = False
    #: Folders that trainees' processes may read besides Python's own. Relative to where our packages are imported from,
    #: which differs between the machines of a cluster.
    visible: tuple[str, ...] = ()
    #: Folders inside `visible` that appear empty to them, relative to the same.
    hidden: tuple[str, ...] = ()
