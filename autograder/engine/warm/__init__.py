"""The process that every trainee's process and every judge is forked from. Never runs a trainee's line."""
