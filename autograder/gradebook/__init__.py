"""nbgrader's gradebook: scores, grades and the released source, and our table of attempts beside it."""
