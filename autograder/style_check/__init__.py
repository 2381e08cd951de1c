"""Find the places in a business letter that a good editor would question: the pre-check of written work.

The rules are data (`rules.<lang>.toml`); the code only reads text and matches patterns.
"""

from autograder.style_check.finder import Finding, find

__all__ = ["Finding", "find"]
