"""The info-style pre-check: finds the places in a business letter that a good editor would question.

It judges words, not people: what to look for is data (`rules.<lang>.toml`), the code only reads text and matches.
"""

from autograder.style_check.finder import Finding, find

__all__ = ["Finding", "find"]
