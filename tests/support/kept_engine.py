"""One warm process for many gradings, as `nbgrader autograde` keeps it: starting one takes two seconds.

For tests that look at grades. Those that look at processes, limits or sudden deaths start engines of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from autograder.engine.contract.isolation import Isolation
from autograder.engine.contract.warm_config import WarmConfig
from autograder.engine.outside.engine import Engine

__all__ = ["kept_engine"]


class _KeptEngine(Engine):
    """An engine that goes on when its grading ends. Every grading proves anew that it hides its own course."""

    def __exit__(self, *_error: object) -> None:
        return


@pytest.fixture(scope="session")
def _engines() -> Iterator[dict[tuple[WarmConfig, Isolation], _KeptEngine]]:
    running: dict[tuple[WarmConfig, Isolation], _KeptEngine] = {}
    yield running
    for engine in running.values():
        engine.close()


@pytest.fixture
def kept_engine(_engines: dict[tuple[WarmConfig, Isolation], _KeptEngine], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `grade_module` and `regrade_module` use the engine of the gradings before."""

    def engine(config: WarmConfig, isolation: Isolation, out_of_reach: Sequence[Path]) -> Engine:
        kept = _engines.setdefault((config, isolation), _KeptEngine(config, isolation, ()))
        kept.out_of_reach = list(out_of_reach)
        return kept

    monkeypatch.setattr("autograder.grading.run_submissions.Engine", engine)
