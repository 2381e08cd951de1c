"""The names that a checks.py may import: the public face of `autograder.exercises.vocabulary`."""

from __future__ import annotations

from autograder.exercises.vocabulary import (
    Failure,
    Raised,
    asked_dates,
    call,
    check,
    close,
    dates,
    f1,
    fail,
    mentions,
    money,
    numbers,
    once,
    partial,
    same_items,
    same_mapping,
    same_table,
    sentences,
    together,
    words,
)

__all__ = [
    "Failure",
    "Raised",
    "asked_dates",
    "call",
    "check",
    "close",
    "dates",
    "f1",
    "fail",
    "mentions",
    "money",
    "numbers",
    "once",
    "partial",
    "same_items",
    "same_mapping",
    "same_table",
    "sentences",
    "together",
    "words",
]
