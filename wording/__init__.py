"""Word the interface: the languages, the one that is chosen, and a catalog of sentences for each room.

A room imports its own `_` from the module that bears its name: `from wording.tracker import _`.
"""
