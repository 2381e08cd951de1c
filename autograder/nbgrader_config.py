"""Configure nbgrader for a built course: where its files are, and the steps of a notebook in their order."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from autograder.exercises.sidecar import SIDECAR

__all__ = ["configure", "course_id"]

RELEASE = [
    # Instead of ClearSolutions: a stub needs the exercise's name and language.
    "autograder.grading.nbgrader_steps.DeriveStubs",
    # A step, and not a part of `academy release` alone, because formgrader's button releases too.
    "autograder.grading.nbgrader_steps.StripSidecar",
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",  # before hidden checks are cut: grading takes them from the gradebook
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",  # only plain nbgrader assignments have one
    "nbgrader.preprocessors.ComputeChecksums",  # again, because the trainee's cells differ by now
    "nbgrader.preprocessors.CheckCellMetadata",
]
SANITIZE = [
    "nbgrader.preprocessors.ClearOutput",
    "autograder.grading.nbgrader_steps.DropLinks",  # first, because nbgrader has already copied files through links
    "autograder.grading.nbgrader_steps.RestoreCells",  # before the steps below, because they need every cell
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    # After OverwriteCells, because that sets the checksum of an untouched cell.
    "autograder.grading.nbgrader_steps.FillWritten",
    "nbgrader.preprocessors.CheckCellMetadata",
]
AUTOGRADE = [
    # Instead of Execute: the code runs isolated and is judged in another process.
    "autograder.grading.nbgrader_steps.ExecuteApart",
    "nbgrader.preprocessors.IgnorePattern",
    "nbgrader.preprocessors.LimitOutput",
    # Instead of SaveAutoGrades, because that takes a warning for a failure.
    "autograder.grading.nbgrader_steps.SaveScores",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
FEEDBACK = [
    "nbgrader.preprocessors.GetGrades",
    "autograder.grading.nbgrader_steps.CutHidden",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]

GATE = "autograder.receipts.nbgrader_gate"
"""What keeps nbgrader from grading an assessment more often than the course says; it needs nbgrader's classes."""


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
    if "nbgrader" in sys.modules:  # this is a process of nbgrader, or one that has imported it
        import_module(GATE)


def course_id(root: Path) -> str:
    """Return the course's id from any built module; when nothing is built, "", which nbgrader takes as no id."""
    for sidecar in sorted(root.glob(f"source/*/{SIDECAR}")):
        try:
            return str(json.loads(sidecar.read_text("utf-8"))["course"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return ""
