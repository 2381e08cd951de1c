"""Run `academy` and time how its own process stores the results of every submission, in gradebook and files.

python -m benchmarks.grading_data.storing CLOCK ARGUMENT...     writes {"gradebook": seconds, "files": seconds} to CLOCK
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from academy.cli import main as academy
from autograder.gradebook.book import Book
from autograder.grading import record

__all__ = ["MODULE"]

MODULE = "benchmarks.grading_data.storing"


def main() -> None:
    clock, *arguments = sys.argv[1:]
    spent = Counter[str]()

    def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                spent[stage] += time.perf_counter() - start  # type: ignore[assignment]  # a Counter of seconds

        return run

    Book.write = timed("gradebook", Book.write)  # type: ignore[method-assign]
    record._put_in_place = timed("files", record._put_in_place)
    try:
        academy(arguments)
    finally:
        Path(clock).write_text(json.dumps(spent), "utf-8")


if __name__ == "__main__":
    main()
