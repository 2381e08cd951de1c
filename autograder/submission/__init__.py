"""A submission: read it, restore its cells, make it safe to show. Nothing here runs a trainee's code."""
