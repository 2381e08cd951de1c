"""Python's errors in one sentence of the trainee's language: the rows of `table.toml`, and what finds the right one."""
