"""What nbgrader is told about a built course: where things are and which steps a notebook goes through, in order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from autograder.exercises.sidecar import SIDECAR

__all__ = ["configure", "course_id"]

RELEASE = [
    # Instead of ClearSolutions: a stub needs the exercise's name and language.
    "autograder.grading.nbgrader_steps.DeriveStubs",
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",  # before hidden checks are cut: grading takes them from the gradebook
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",  # only ordinary assignments have one
    "nbgrader.preprocessors.ComputeChecksums",  # again, over what the trainee gets
    "nbgrader.preprocessors.CheckCellMetadata",
]
SANITIZE = [
    "nbgrader.preprocessors.ClearOutput",
    "autograder.grading.nbgrader_steps.DropLinks",  # soon: nbgrader copies files before its first step
    "autograder.grading.nbgrader_steps.RestoreCells",  # before the steps below, so that they meet a whole notebook
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    # After OverwriteCells, which sets the checksum of an untouched cell.
    "autograder.grading.nbgrader_steps.FillWritten",
    "nbgrader.preprocessors.CheckCellMetadata",
]
AUTOGRADE = [
    "autograder.grading.nbgrader_steps.ExecuteApart",  # instead of Execute: isolated, and judged outside
    "nbgrader.preprocessors.IgnorePattern",
    "nbgrader.preprocessors.LimitOutput",
    "autograder.grading.nbgrader_steps.SaveScores",  # instead of SaveAutoGrades, which takes any warning for a failure
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
FEEDBACK = [
    "nbgrader.preprocessors.GetGrades",
    "autograder.grading.nbgrader_steps.CutHidden",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]


def configure(c: Any, root: Path) -> None:
    """Fill a traitlets config for the course built in `root`."""
    root = root.resolve()
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.course_id = course_id(root)
    c.CourseDirectory.db_url = f"sqlite:///{root / 'gradebook.db'}"
    c.GenerateAssignment.preprocessors = RELEASE
    c.Autograde.sanitize_preprocessors = SANITIZE
    c.Autograde.autograde_preprocessors = AUTOGRADE
    c.GenerateFeedback.preprocessors = FEEDBACK


def course_id(root: Path) -> str:
    """The course's id, from any built module; empty when nothing is built, nbgrader's own word for no name."""
    for sidecar in sorted(root.glob(f"source/*/{SIDECAR}")):
        try:
            return str(json.loads(sidecar.read_text("utf-8"))["course"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return ""
