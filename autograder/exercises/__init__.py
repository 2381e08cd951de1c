"""Exercises: their kinds, checks, variants and data, the verdict on an answer and its words."""
