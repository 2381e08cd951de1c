"""The screen on which a mentor marks texts, in a terminal and by keys alone."""
