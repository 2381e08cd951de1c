"""The words of the interface: which languages there are, which one is chosen, and a catalog of sentences for each room.

A room imports its own `_` from the module that bears its name: `from wording.tracker import _`.
"""
