"""Notes and reasons: stored as a code and values, worded in the language of whoever reads them."""

from __future__ import annotations

import ast
import json
import pickle
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from autograder.engine.outside.notes import EVENTS
from autograder.errors import SubmissionError
from autograder.notes import TABLE, Note, reason_of
from autograder.submission.printable import printable_note
from tests.support.paths import ROOT
from wording.languages import language

ROWS: dict[str, Any] = tomllib.loads(TABLE.read_text("utf-8"))
NESTED = Note("cell_left_out", cell=(Note("cell_named", n=3, name="cpl"),), reason=Note("run_not_interrupted", n=30.0))


def worded(note: Note | None, lang: str) -> str:
    with language(lang):
        return str(note)


@pytest.mark.parametrize(
    ("note", "english", "russian"),
    [
        (Note("cells_reordered"), "The cells stood in another order", "Ячейки стояли в другом порядке"),
        (Note("file_not_utf8", n=12), "byte 12 is not UTF-8", "байт 12"),
        (Note("judge_too_slow", n=600.0), "It ran longer than 600 s", "дольше 600 с"),
        (Note("cells_of_no_exercise", n=1), "One cell belongs", "1 ячейка не относится"),
        (Note("cells_of_no_exercise", n=5), "5 cells belong", "5 ячеек не относятся"),
        (NESTED, "cell 3 (cpl) was left out", "ячейка 3 (cpl): не учтена"),
        (NESTED, "could not be interrupted within 30 s", "не удалось прервать за 30 с"),
    ],
)
def test_a_note_is_worded_in_the_language_of_its_reader(note: Note, english: str, russian: str) -> None:
    stored = note.dumps()
    assert english in worded(Note.loads(stored), "en")
    assert russian in worded(Note.loads(stored), "ru")


def test_notes_in_one_placeholder_are_joined_as_the_table_says() -> None:
    cells = (Note("cell", n=1), Note("cell_named", n=2, name="cpl"))
    assert worded(Note("output_cut", n=5, cells=cells), "en") == "Output beyond 5 KB was cut: cell 1, cell 2 (cpl)."
    names = tuple(Note("code_unusual_name", name=name, cells="1, 2") for name in ("eval", "exec"))
    assert worded(Note("code_unusual", listed=names), "en").endswith("`eval` in cell 1, 2; `exec` in cell 1, 2.")


@pytest.mark.parametrize("note", [NESTED, Note("text", text="nul \0 half \ud800"), Note("output_cut", n=5, cells=())])
def test_a_note_comes_back_as_it_was_stored(note: Note) -> None:
    assert note.dumps().isascii()
    for again in (Note.loads(note.dumps()), Note.from_json(note.to_json()), pickle.loads(pickle.dumps(note))):
        assert again == note
        assert hash(again) == hash(note)


@pytest.mark.parametrize("value", [None, True, [], {"n": 1}, {1}, b"12", ("cell",), (1, 2), [Note("cell", n=1)], 1j])
def test_a_value_is_a_text_a_number_or_notes(value: Any) -> None:
    """A notebook's metadata may hold anything, and whoever makes a note of it must say as what."""
    with pytest.raises(TypeError, match="notebook_old_format: n is"):
        Note("notebook_old_format", n=value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(True, "True"), (None, "None"), ({"a": [1]}, "{'a': [1]}"), ([1, {"b": 2}], "1, {'b': 2}"), ([], ""), (3, "3")],
)
def test_a_value_of_another_type_is_read_back_as_a_text(value: Any, shown: str) -> None:
    """A gradebook may hold rows that an earlier version stored, or that somebody has edited."""
    note = Note.loads(json.dumps({"code": "notebook_old_format", "values": {"n": value}}))
    assert worded(note, "en") == f"The notebook is in the old format {shown}; it was converted."
    again = Note.loads(note.dumps())
    assert again == note
    assert hash(again) == hash(note)


@pytest.mark.parametrize("stored", ["Файл повреждён.", "5", "null", "[1, 2]", '{"code": 5}', '{"rows": {}}', "{broken"])
def test_what_is_no_code_is_shown_as_it_stands(stored: str) -> None:
    """A row from before there were codes: a sentence, in the language of whoever graded."""
    for note in (Note.from_json(stored), Note.loads(stored)):
        assert worded(note, "en") == worded(note, "ru") == stored


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        (Note("code_of_tomorrow", n=3, name="cpl"), "code_of_tomorrow, n: 3, name: cpl"),
        (Note("file_not_json", line=3), "file_not_json, line: 3"),
        (Note("judge_too_slow", n="long"), "judge_too_slow, n: long"),
        (Note("cells_of_no_exercise"), "cells_of_no_exercise"),
    ],
)
def test_a_note_of_another_version_shows_its_code_and_values(note: Note, shown: str) -> None:
    assert worded(note, "ru") == shown


def test_texts_of_a_submission_are_made_printable_wherever_they_stand() -> None:
    hostile = "\x1b[2Jcpl\n" + "x" * 1000
    note = printable_note(
        Note("cell_left_out", cell=(Note("cell_named", n=3, name=hostile),), reason=Note("cell", n=1))
    )
    assert re.search(r"[\x00-\x1f]", worded(note, "en")) is None
    assert len(worded(note, "en")) < 700


def test_the_reason_of_an_error_is_its_note_or_its_words() -> None:
    assert reason_of(SubmissionError(NESTED)) == NESTED
    assert worded(SubmissionError(NESTED).args[0], "en") == worded(reason_of(SubmissionError(NESTED)), "en")
    assert reason_of(ValueError("5 is no number")) == Note("text", text="5 is no number")
    assert reason_of(ValueError()) == Note("text", text="")


# ---- the table and the code


def noted() -> dict[str, list[tuple[str, set[str]]]]:
    """Every `Note("code", value=…)` of the autograder, by code: where it stands and the names of its values."""
    found = defaultdict(list)
    for path in (p for p in sorted((ROOT / "autograder").rglob("*.py")) if "templates" not in p.parts):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Note" and node.args:
                place, values = f"{path.relative_to(ROOT)}:{node.lineno}", {str(k.arg) for k in node.keywords}
                for code in _codes(node.args[0], path):
                    found[code].append((place, values))
    return found


def _codes(node: ast.expr, path: Path) -> list[str]:
    if ast.unparse(node) == "f'code_{kind}'":
        return [f"code_{kind}" for kind in EVENTS]
    if isinstance(node, ast.IfExp):
        return [*_codes(node.body, path), *_codes(node.orelse, path)]
    assert isinstance(node, ast.Constant) or path.name == "notes.py", f"{path}:{node.lineno}: no code of the table"
    return [node.value] if isinstance(node, ast.Constant) else []


def test_every_code_has_its_sentence_and_every_sentence_its_code() -> None:
    assert noted().keys() ^ ROWS.keys() == set()


def test_every_placeholder_gets_its_value() -> None:
    wrong = []
    for code, uses in noted().items():
        sentence = " ".join(ROWS[code].values()) if isinstance(ROWS[code], dict) else ROWS[code]
        wanted = set(re.findall(r"\{(\w+)[^{}]*\}", sentence))
        wrong += [(place, code, values ^ wanted) for place, values in uses if values != wanted]
    assert wrong == []
