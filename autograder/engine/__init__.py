"""The grading engine: warm processes, isolation, a judge that the trainee's code cannot reach."""
