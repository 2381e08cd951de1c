"""What the guide of trainees quotes stands on the screen in these very words, and its pictures are of the product."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.support.paths import ROOT
from wording.catalog import CATALOGS

DOCS = ROOT / "docs"
OTHERS = {"Kernel", "Ядро", "Назад"}
"""Words of JupyterLab and of the browser."""


def words(russian: bool) -> set[str]:
    found: set[str] = set()
    for path in CATALOGS.glob("*.po"):
        with path.open("rb") as source:
            for message in read_po(source, locale="ru"):
                forms = message.string if russian else message.id
                found |= {forms} if isinstance(forms, str) else set(forms)
    return found


@pytest.mark.parametrize("name", ["trainee-guide.md", "trainee-guide.ru.md"])
def test_every_quoted_word_is_on_the_screen(name: str) -> None:
    text = re.sub(r"^\|.*$", "", (DOCS / name).read_text("utf-8"), flags=re.M)
    quoted = {first or second for first, second in re.findall(r"“([^”]+)”|«([^»]+)»", text)}
    assert len(quoted) >= 4
    assert quoted - OTHERS - words(name.endswith(".ru.md")) == set()


def test_every_picture_is_made_from_the_product() -> None:
    shown = re.findall(r"\]\(images/([\w-]+\.png)\)", (DOCS / "trainee-guide.md").read_text("utf-8"))
    made = "".join(path.read_text("utf-8") for path in Path(ROOT / "tests" / "whole" / "browser").glob("test_*.py"))
    assert len(shown) >= 7
    assert [
        name for name in shown if f'pictures / "{name}"' not in made or not (DOCS / "images" / name).is_file()
    ] == []
