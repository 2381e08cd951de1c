"""The functions of a trainee's notebook: load, check, hint, show."""
