"""Readers of what a project manager works with: the tasks of a tracker and their log."""
