"""nbgrader's gradebook, and the table of attempts beside it."""
