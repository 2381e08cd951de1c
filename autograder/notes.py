"""Notes for the mentor and reasons of failure: stored as a code and values, worded in the language of their reader.

Every code and its sentence stand in `notes.toml`, in English; the Russian is in this room's catalog.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Union

from wording.autograder import _, ngettext

__all__ = ["TABLE", "Note", "reason_of"]

TABLE = Path(__file__).with_name("notes.toml")

Value = Union[str, int, float, "Note", tuple["Note", ...]]


@dataclass(frozen=True, init=False)
class Note:
    """One note or reason. `str(note)` words it in the language that is current at that moment."""

    #: The row of `notes.toml` that has the sentence.
    code: str
    #: What fills the sentence's placeholders, by name; a note among them is worded with it.
    values: tuple[tuple[str, Value], ...]

    def __init__(self, code: str, /, **values: Value) -> None:
        """Raises TypeError for a value that is no text, number, note or tuple of notes.

        What a submission holds may be of any type: it is made a text where the note is made.
        """
        for name, value in values.items():
            if not _is_value(value):
                raise TypeError(f"{code}: {name} is {type(value).__name__}, not a text, a number or notes")
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "values", tuple(values.items()))

    def __str__(self) -> str:
        """A code or a placeholder that this version does not know was stored by another: it shows code and values."""
        row = _table().get(self.code, "")
        rule = {"sentence": row} if isinstance(row, str) else row
        join = rule.get("join", ", ")
        values = {name: join.join(map(str, v)) if isinstance(v, tuple) else v for name, v in self.values}
        one, many, sentence = rule.get("one", ""), rule.get("many", ""), rule.get("sentence", "")
        with suppress(KeyError, TypeError, ValueError):
            if many:
                return ngettext(one, many, **values)  # type: ignore[arg-type]  # n is a number
            if sentence:
                return _(sentence, **values)
        return ", ".join([self.code, *(f"{name}: {value}" for name, value in values.items())])

    def to_json(self) -> dict[str, Any]:
        """Plain data, of which `from_json` makes an equal note."""
        return {"code": self.code, "values": {name: _plain(value) for name, value in self.values}}

    @classmethod
    def from_json(cls, data: Any) -> Note:
        """Make a note from plain data.

        Attempts stored before there were codes hold sentences, worded by whoever graded. Anything that is not a code
        with its values is such a sentence, and is shown as it stands in every language.
        """
        if _is_note(data):
            return cls(data["code"], **{name: _value(value) for name, value in data["values"].items()})
        return cls("text", text=str(data))

    def with_texts(self, change: Callable[[str], str]) -> Note:
        """Return the note with every text among its values changed, also in the notes that it holds."""

        def changed(value: Value) -> Value:
            if isinstance(value, Note):
                return value.with_texts(change)
            if isinstance(value, tuple):
                return tuple(one.with_texts(change) for one in value)
            return change(value) if isinstance(value, str) else value

        return Note(self.code, **{name: changed(value) for name, value in self.values})

    def dumps(self) -> str:
        """The note as JSON text, in ASCII: no database refuses it, whatever a file of a submission is called."""
        return json.dumps(self.to_json())

    @classmethod
    def loads(cls, stored: str) -> Note:
        """Make a note from a column's text, which is JSON, or a sentence stored before there were codes."""
        try:
            data = json.loads(stored)
        except ValueError:
            data = None
        return cls.from_json(data if _is_note(data) else stored)


def reason_of(error: BaseException) -> Note:
    """The note that an error was raised with; an error with words of its own becomes a note that quotes them."""
    reason = error.args[0] if error.args else ""
    return reason if isinstance(reason, Note) else Note("text", text=str(error))


@cache
def _table() -> Mapping[str, str | dict[str, str]]:
    return tomllib.loads(TABLE.read_text("utf-8"))


def _is_note(data: Any) -> bool:
    return isinstance(data, dict) and isinstance(data.get("code"), str) and isinstance(data.get("values"), dict)


def _is_value(value: Any) -> bool:
    if isinstance(value, tuple):
        return all(isinstance(one, Note) for one in value)
    return isinstance(value, str | int | float | Note) and not isinstance(value, bool)


def _plain(value: Value) -> Any:
    if isinstance(value, Note):
        return value.to_json()
    return [one.to_json() for one in value] if isinstance(value, tuple) else value


def _value(data: Any) -> Value:
    """Make a value from plain data. What no note was stored with, such as `true`, is shown as it stands."""
    if isinstance(data, list):
        return tuple(Note.from_json(one) for one in data)
    return data if _is_value(data) else Note.from_json(data)
