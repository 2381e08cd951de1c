"""Datasets: made by generators or fetched from the judge, each source with a memory of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from autograder.errors import AcademyError, CourseError
from autograder.exercises.data_sources import FromJudge, Generators
from autograder.exercises.variants import Variant
from wording.languages import language

MAKE = "def make(rng, lang):\n    return f'Cost\\n{{rng.randint(0, 10**6)}}\\n{extra}'.encode()\n"
CARD = 'file = "report.tsv"\nreader = "pandas:read_csv"\n'


def write(folder: Path, make: str, name: str = "report") -> Variant:
    (folder / name).mkdir(exist_ok=True)
    (folder / name / "make.py").write_text(make)
    (folder / name / "card.toml").write_text(CARD)
    return Variant("c", "1", "anna", "en", Generators(folder))


def test_a_frame_is_fresh_and_the_file_the_same_every_time(tmp_path: Path) -> None:
    variant = write(tmp_path, MAKE.format(extra=""))
    first = variant.dataset("report")
    first["Cost"] = 0
    assert variant.dataset("report")["Cost"].tolist() != [0]
    assert variant.export("report") == variant.export("report")
    assert variant.export("report")[0] == "report.tsv"


def test_numbers_depend_on_the_trainee(tmp_path: Path) -> None:
    anna = write(tmp_path, MAKE.format(extra=""))
    boris = Variant("c", "1", "boris", "en", anna.source)
    assert not anna.dataset("report").equals(boris.dataset("report"))


def test_an_edited_generator_makes_other_data_at_once(tmp_path: Path) -> None:
    """The memory is kept by content: an author who edits make.py need not restart anything."""
    variant = write(tmp_path, MAKE.format(extra=""))
    assert len(variant.dataset("report")) == 1
    write(tmp_path, MAKE.format(extra="5\\n"))
    assert len(variant.dataset("report")) == 2


def test_an_unknown_name_lists_the_known_ones(tmp_path: Path) -> None:
    variant = write(tmp_path, MAKE.format(extra=""))
    assert variant.dataset_names() == ["report"]
    with language("en"), pytest.raises(AcademyError, match="There are: report"):
        variant.dataset("none")


def test_a_generator_that_fails_is_the_courses_defect(tmp_path: Path) -> None:
    variant = write(tmp_path, "def make(rng, lang):\n    return 1 / 0\n")
    with pytest.raises(CourseError, match="ZeroDivisionError"):
        variant.export("report")


def test_the_judge_is_asked_once_for_each_thing_and_sources_share_nothing() -> None:
    asked: list[tuple[str, str]] = []

    def fetch(what: str, name: str) -> Any:
        asked.append((what, name))
        return ("report.tsv", b"x") if what == "export" else pd.DataFrame({"n": [len(asked)]})

    variant = Variant("c", "1", "anna", "en", FromJudge(fetch, ("report", "letters")))
    first = variant.dataset("report")
    first["n"] = 0
    assert variant.dataset("report")["n"].tolist() == [1]
    assert [variant.export("report") for _time in range(2)] == [("report.tsv", b"x")] * 2
    assert asked == [("frame", "report"), ("export", "report")]
    assert variant.dataset_names() == ["letters", "report"]
    other = Variant("c", "1", "anna", "en", FromJudge(fetch, ("report",)))
    assert other.dataset("report")["n"].tolist() == [3]
