"""Import what departments already have: grades from nbgrader's gradebook, people and evidence from tables."""
