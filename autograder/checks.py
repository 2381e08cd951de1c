"""The names that a checks.py may import: the public face of `autograder.exercises.vocabulary`."""

from __future__ import annotations

from autograder.exercises.vocabulary import (
    Failure,
    Raised,
    call,
    check,
    close,
    corrected,
    dates,
    f1,
    fail,
    mapping_share,
    mentions,
    money,
    numbers,
    once,
    same_items,
    same_mapping,
    same_table,
    sentences,
    set_share,
    words,
)

__all__ = [
    "Failure",
    "Raised",
    "call",
    "check",
    "close",
    "corrected",
    "dates",
    "f1",
    "fail",
    "mapping_share",
    "mentions",
    "money",
    "numbers",
    "once",
    "same_items",
    "same_mapping",
    "same_table",
    "sentences",
    "set_share",
    "words",
]
