"""Points taken off for lateness: nbgrader's own plugin, as the course's configuration names it."""

from __future__ import annotations

from typing import Any

from autograder.gradebook.grade_rows import LatePenalty

__all__ = ["late_penalty_of"]


def late_penalty_of(config: Any) -> LatePenalty | None:
    """The configured rule, or None when nothing is configured: then nbgrader takes nothing off either."""
    if not ({"AssignLatePenalties", "LateSubmissionPlugin"} & set(config)):
        return None
    from nbgrader.preprocessors import AssignLatePenalties

    step = AssignLatePenalties(config=config)
    step.init_plugin()
    penalty: LatePenalty = step.plugin_inst.late_submission_penalty
    return penalty
