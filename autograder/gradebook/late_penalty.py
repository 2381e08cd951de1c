"""Penalties for lateness, by the nbgrader plugin that the course's configuration names."""

from __future__ import annotations

from typing import Any

from autograder.gradebook.grade_rows import LatePenalty

__all__ = ["late_penalty_of"]


def late_penalty_of(config: Any) -> LatePenalty | None:
    """Return the configured rule; None when nothing is configured, because then nbgrader takes nothing off either."""
    if not ({"AssignLatePenalties", "LateSubmissionPlugin"} & set(config)):
        return None
    from nbgrader.preprocessors import AssignLatePenalties

    step = AssignLatePenalties(config=config)
    step.init_plugin()
    penalty: LatePenalty = step.plugin_inst.late_submission_penalty
    return penalty
