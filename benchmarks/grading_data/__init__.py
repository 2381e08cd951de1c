"""What `benchmarks/grading.py` is made of: two courses, commands with a clock, gradebooks side by side."""
