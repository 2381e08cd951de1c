"""Grading: one submission, all submissions of a module, again after a correction, through nbgrader."""
