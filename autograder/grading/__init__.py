"""Grade: one submission, all submissions of a module, again after a correction, or through nbgrader."""
