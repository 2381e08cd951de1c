"""What departments already have: grades in nbgrader's gradebook, people and evidence in tables."""
