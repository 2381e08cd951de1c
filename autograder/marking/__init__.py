"""Marks of written work: who may give one, what counts, and how well two people agree."""
