"""The card of a dataset: `datasets/<name>/card.toml`."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from pydantic import Field, model_validator

from autograder.source.model import Frozen, Words

__all__ = ["Column", "DatasetCard", "Defect", "Planted"]


class Planted(Words):
    """Something that the generator hides in the data for an exercise to find."""

    key: str = Field(min_length=1)


class Defect(Frozen):
    """Something planted that decides the answers to exercises; the generator leaves it out when asked to."""

    #: Its `key` under `planted`.
    key: str = Field(min_length=1)
    exercises: tuple[str, ...] = Field(min_length=1)


class Column(Words):
    """A column of the frame; `ru` and `en` say what it holds."""

    name: str = Field(min_length=1)
    #: Of the frame that the reader makes; `list[int]` and the like for lists in cells.
    dtype: str = Field(min_length=1)
    unit: str = Field(min_length=1)


class DatasetCard(Frozen):
    """What a dataset is, for those who write exercises on it."""

    format: Literal[1]
    title: Words
    #: Name of the export.
    file: str = Field(min_length=1)
    #: Dataset whose make.py makes this one from the data files in this folder; None: the folder's own.
    generator: str | None = None
    #: Folder whose world.py makes what all datasets of a family share.
    family: str | None = None
    #: `package.module:function`, which makes a frame of the export.
    reader: str = Field(pattern=r"^[\w.]+:\w+$")
    licence: str = Field(min_length=1)
    #: Whose format it is, and what the reader does with it.
    origin: str = Field(min_length=1)
    planted: tuple[Planted, ...] = ()
    defect: tuple[Defect, ...] = ()
    column: tuple[Column, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_are_unique(self) -> DatasetCard:
        names = [f"column {column.name}" for column in self.column] + [f"planted {one.key}" for one in self.planted]
        if twice := [name for name, n in Counter(names).items() if n > 1]:
            raise ValueError(f"{twice[0]!r} stands twice")
        if strays := {one.key for one in self.defect} - {one.key for one in self.planted}:
            raise ValueError(f"the defect {min(strays)!r} is not described under [[planted]]")
        return self
