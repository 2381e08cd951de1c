"""A dataset is the same whenever it is made, and is read as its card says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from autograder.authoring.proofs.dataset import prove_dataset
from tests.support.paths import SMALL

MAKE, CARD = "make.py", "card.toml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    shutil.copytree(SMALL, root)
    return root


def failures(content: Path) -> list[str]:
    return [str(one) for one in prove_dataset(content / "course", content / "datasets", "tiny_report", 2)[1]]


def test_a_dataset_is_made_in_two_processes_for_every_trainee_and_language(content: Path) -> None:
    assert prove_dataset(content / "course", content / "datasets", "tiny_report", 3) == (6, [])


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (MAKE, "cost = int(", "cost = hash(name) % 999 + int(", "it depends on the order of a set"),
        (MAKE, "enumerate(NAMES[lang])", "enumerate(sorted(set(NAMES[lang]), key=hash))", "the order of a set"),
        (MAKE, "cost = int(", "cost = id(object()) + __import__('os').getpid() + int(", "other bytes at every start"),
        (MAKE, "lines = [", "NAMES[lang].append('x')\n    lines = [", "on what was made before"),
        (MAKE, "lines = [", "1 / 0\n    lines = [", "expected a frame, got"),
        (CARD, "pandas:read_table", "pandas:read_csv", "expected the columns Campaign, Cost, Leads, got Campaign"),
        (CARD, 'dtype = "str"', 'dtype = "float64"', "expected float64 in Campaign, got str"),
        (CARD, "pandas:read_table", "pandas:read_tabel", "expected a frame, got"),
        (CARD, 'licence = "', "licence = ", "card.toml:4 card: expected a card that can be read"),
    ],
)
def test_a_dataset_that_differs_or_is_read_otherwise_is_found(content, file, old, new, says) -> None:
    path = content / "datasets" / "tiny_report" / file
    text = path.read_text("utf-8")
    assert old in text, "the row must change something"
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert any(says in found for found in failures(content)), failures(content)
