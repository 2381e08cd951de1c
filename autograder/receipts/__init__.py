"""Signed receipts of what was handed in to assessments, and how often it may be handed in."""
