"""Which run of which cell made a value, and whether grading the notebook from top to bottom would make the same."""
