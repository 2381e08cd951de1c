"""What marks are given by: the points and the rubric of each exercise, kept for every source that was released."""

from __future__ import annotations

import hashlib
import json

from autograder.building.course_folder import CourseFolder
from autograder.source.model import Public

__all__ = ["Scale", "changed_exercises", "keep_scale", "points_by", "rubric_digest", "scale_of"]

STATE = "scales"
Scale = dict[str, list[float | str]]
"""By exercise: its points, and a hash of its rubric."""


def scale_of(folder: CourseFolder, module: str) -> Scale:
    """Return the scale of the module as it is built."""
    exercises = folder.sidecar(module).exercises
    return {name: [one.points, _digest(one.words.rubric)] for name, one in exercises.items()}


def keep_scale(folder: CourseFolder, module: str) -> None:
    """Keep the scale of the current source beside those of earlier ones."""
    kept = folder.read_state(STATE)
    kept.setdefault(module, {})[folder.digest(module)] = scale_of(folder, module)
    folder.write_state(STATE, kept)


def changed_exercises(folder: CourseFolder, module: str, source: str) -> set[str]:
    """Return the exercises whose points or rubric differ from those of an earlier source.

    Nothing differs from a source that is not known, because it was released before scales were kept.
    """
    before = folder.read_state(STATE).get(module, {}).get(source)
    now = scale_of(folder, module)
    return set() if before is None else {name for name, scale in now.items() if scale != before.get(name, scale)}


def points_by(folder: CourseFolder, module: str, source: str) -> dict[str, float]:
    """Return the points of each exercise by an earlier source; nothing for one that is not known."""
    scale: Scale = folder.read_state(STATE).get(module, {}).get(source, {})
    return {name: float(points) for name, (points, _rubric) in scale.items()}


def rubric_digest(one: Public) -> str:
    """Return what a mark of an exercise is given by: its points and a hash of its rubric, as one text."""
    return f"{one.points:g}/{_digest(one.words.rubric)}"


def _digest(rubric: object) -> str:
    return hashlib.sha256(json.dumps(rubric, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
