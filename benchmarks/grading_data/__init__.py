"""Parts of `benchmarks/grading.py`: two courses, timed commands, comparison of gradebooks."""
