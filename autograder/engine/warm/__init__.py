"""The warm process, from which every trainee's process and every judge is forked. Never runs a trainee's line."""
