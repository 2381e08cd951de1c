"""What an author reads of a wrong value is in the author's language, whatever pydantic says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autograder.errors import SourceError
from autograder.source.model import CourseManifest, ExerciseManifest
from autograder.source.toml import parse_toml
from wording.languages import language

EXERCISE = {"name": '"cpl"', "kind": '"numeric"', "points": "1", "competencies": '["a.b"]'}
#: Value -> the Russian that its error holds.
WRONG = [
    ("points", "0", "число должно быть больше 0"),
    ("points", "-1", "число должно быть больше 0"),
    ("points", '"два"', "нужно число"),
    ("points", None, "его нет"),
    ("name", '"Cost Per Lead"', "запись должна подходить под"),
    ("name", "5", "нужен текст в кавычках"),
    ("competencies", "5", "нужен список в квадратных скобках"),
    ("pionts", "1", "такого ключа нет"),
]


@pytest.mark.parametrize(("key", "value", "says"), WRONG, ids=[f"{k}={v}" for k, v, _s in WRONG])
def test_a_wrong_value_of_an_exercise_is_named_in_russian(key: str, value: str | None, says: str) -> None:
    given = EXERCISE | {key: value}
    text = "".join(f"{name} = {one}\n" for name, one in given.items() if one is not None)
    with language("ru"), pytest.raises(SourceError) as caught:
        parse_toml(Path("module.toml"), text, ExerciseManifest)
    assert says in caught.value.problem
    assert not re.search(r"Input|should|required", str(caught.value))


def test_a_wrong_choice_is_answered_with_the_choices() -> None:
    with (
        language("ru"),
        pytest.raises(SourceError, match="возможны значения 1") as caught,
    ):
        parse_toml(Path("course.toml"), 'format = 2\nid = "a"\nedition = "1"\n', CourseManifest)
    assert "Input" not in str(caught.value)
