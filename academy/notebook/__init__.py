"""What runs in a trainee's notebook: load, check, hint, show."""
