"""Make a dataset's files in a process of its own, and print their hashes. It is started with `python -m`.

Standard input holds the task as JSON. What the generator prints itself goes to standard error.
"""

from __future__ import annotations

import hashlib
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path

from autograder.exercises.data_sources import Generators
from autograder.exercises.variants import Variant
from autograder.lifeline import end_with_parent

__all__: list[str] = []


def main() -> None:
    task = json.load(sys.stdin)
    end_with_parent(task["parent"])
    name, seeds = task["name"], (task["course"], task["edition"])
    source, made = Generators(Path(task["datasets"])), {}
    with redirect_stdout(sys.stderr):
        for lang, trainee in task["variants"]:
            _file, content = source.export(name, Variant(*seeds, trainee, lang, source))
            made[f"{lang}/{trainee}"] = hashlib.sha256(content).hexdigest()
    print(json.dumps(made))


if __name__ == "__main__":
    main()
