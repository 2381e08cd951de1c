"""Find the defects of datasets: their cards, the readers that these name, and what their generators import."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from autograder.authoring.lint_imports import lint_generator_imports
from autograder.errors import SourceError
from autograder.exercises.data_sources import CARD, MAKE, WORLD
from autograder.source.card import DatasetCard
from autograder.source.files import line_of
from autograder.source.toml import read_toml
from wording.autograder import _

__all__ = ["lint_datasets"]


def lint_datasets(datasets: Path, only: Iterable[str] | None = None) -> Iterator[SourceError]:
    """Yield the defects of datasets. A folder is a dataset when it has a card or a generator.

    Args:
        datasets: the folder of datasets.
        only: names of datasets, with whose generators and families it is done; all by default.
    """
    folders = sorted({path.parent for name in (CARD, MAKE) for path in datasets.glob(f"*/{name}")})
    wanted = None if only is None else set(only)
    code: set[Path] = set() if wanted is not None else set(datasets.glob(f"*/{WORLD}"))
    for folder in folders:
        if wanted is not None and folder.name not in wanted:
            continue
        code.add(folder / MAKE)
        try:
            card = read_toml(folder / CARD, DatasetCard)
        except SourceError as error:
            yield from error.each()
            continue
        code |= {datasets / (card.generator or folder.name) / MAKE, datasets / (card.family or folder.name) / WORLD}
        yield from _missing_code(folder, card)
        yield from _reader(folder / CARD, card.reader)
    for path in sorted(code):
        if path.is_file():
            yield from lint_generator_imports(path)


def _missing_code(folder: Path, card: DatasetCard) -> Iterator[SourceError]:
    """Yield a defect for a generator or a family's world that is not there."""
    path, datasets = folder / CARD, folder.parent
    for key, needed in (
        ("generator", datasets / (card.generator or folder.name) / MAKE),
        ("family", datasets / card.family / WORLD if card.family else path),
    ):
        if not needed.exists():
            place = f"{needed.parent.name}/{needed.name}"
            yield SourceError(
                path,
                line_of(path, f"{key} ="),
                _("there is no {file} that makes the data", file=place),
                _("Write it, or mend `{key}`.", key=key),
            )


def _reader(card: Path, name: str) -> Iterator[SourceError]:
    """Yield a defect when a card names no function that could read its file."""
    try:
        found = pkgutil.resolve_name(name)
    except (ImportError, AttributeError, ValueError):
        found = None
    if not callable(found):
        yield SourceError(
            card,
            line_of(card, "reader ="),
            _("there is no reader “{name}”", name=name),
            _("Name a function of academy.data, like academy.data:read_table."),
        )
