"""Readers of what a marketer works with: answers to surveys."""
