"""What the course is made of, as commands show it: every word of a card and of the framework reaches a person."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

import academy.cli.trainee as trainee
from academy.cli import main
from autograder.source.card import DatasetCard
from autograder.source.model import Framework, ModuleManifest
from autograder.source.toml import read_toml
from tests.support.paths import COURSE, ROOT, SMALL, TINY

CARDS = sorted(
    [*ROOT.glob("datasets/*/card.toml"), *(p for c in (SMALL, TINY) for p in c.glob("datasets/*/card.toml"))]
)


def run(*words: str, lang: str = "en", code: int = 0) -> str:
    """What a command prints, its lines joined: a table wraps long cells."""
    result = CliRunner().invoke(main, words, env={"ACADEMY_LANG": lang, "COLUMNS": "1000"})
    assert result.exit_code == code, result.output
    return " ".join(result.output.split())


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal in which no cell is wrapped."""
    monkeypatch.setattr("academy.cli.reference.console.width", 2000)
    monkeypatch.setattr("academy.cli.author.console.width", 2000)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_competency_is_shown_with_what_confirms_it(lang: str) -> None:
    framework = read_toml(COURSE / "competencies.toml", Framework)
    shown = run("competencies", lang=lang)
    for one in (*framework.section, *framework.competency, *framework.scale):
        assert getattr(one, lang) in shown
    assert all(one.id in shown for one in framework.competency)
    assert framework.version in shown


def test_sections_are_chosen_by_name() -> None:
    shown = run("competencies", "seo", "--lang", "en")
    assert "seo." in shown
    assert "paid_ads." not in shown
    assert "There is no “see”. There are: soft_skills," in run("competencies", "see", code=1)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_datasets_are_listed_and_each_can_be_looked_at(lang: str) -> None:
    listed = run("datasets", lang=lang)
    for path in ROOT.glob("datasets/*/card.toml"):
        card, name = read_toml(path, DatasetCard), path.parent.name
        assert f"{name} {getattr(card.title, lang)} {card.file}" in listed
        shown = run("datasets", name, lang=lang)
        for word in (card.reader, card.origin, card.licence):
            assert word in shown
        for one in (*card.column, *card.planted):
            assert " ".join(getattr(one, lang).split()) in shown
        for column in card.column:
            assert f"{column.name} {column.dtype} {column.unit}" in shown


def test_what_is_planted_is_shown_to_authors_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trainee's installation may lack the modules; there the exercises are still to be solved."""
    content = tmp_path / "content"
    (content / "course").mkdir(parents=True)
    (content / "course" / "course.toml").write_bytes((SMALL / "course" / "course.toml").read_bytes())
    shutil.copytree(SMALL / "datasets", content / "datasets")
    monkeypatch.setenv("ACADEMY_CONTENT", str(content))
    assert "without a single lead" not in run("datasets", "tiny_report")
    monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
    assert "without a single lead" in run("datasets", "tiny_report")


@pytest.mark.parametrize("path", CARDS, ids=lambda p: p.parent.name)
def test_a_card_is_one(path: Path) -> None:
    read_toml(path, DatasetCard)


def test_a_build_shows_the_modules_with_their_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
    shown = run("build", "--lang", "en", "--out", str(tmp_path / "en"))
    manifest = ModuleManifest.model_validate(
        tomllib.loads((SMALL / "course/modules/02_more/module.toml").read_text("utf-8"))
    )
    minutes = manifest.minutes
    assert f"02_more A little more 01_basics {minutes.reading} {minutes.practice} 3 5" in shown


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "You will learn to: • Practise shares Reading takes about 3 minutes, practice 5."),
        ("ru", "Вы научитесь: • Закрепить доли Чтение займёт около 3 мин, практика – 5."),
    ],
)
def test_a_module_opens_with_its_aims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: str) -> None:
    release = tmp_path / "release" / "02_more"
    release.mkdir(parents=True)
    (release / "02_more.ipynb").write_text("{}")
    monkeypatch.setenv("ACADEMY_CONTENT", str(SMALL))
    monkeypatch.setattr(trainee, "serve", lambda *_args: 0)
    assert words in run("lab", "02_more", "--course", str(tmp_path), "--trainee", "anna", lang=lang)


def test_a_module_whose_text_is_not_installed_opens_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = tmp_path / "release" / "99_other"
    release.mkdir(parents=True)
    (release / "99_other.ipynb").write_text("{}")
    monkeypatch.setattr(trainee, "serve", lambda *_args: 0)
    shown = run("lab", "99_other", "--course", str(tmp_path), "--trainee", "anna")
    assert shown.startswith("The module is in")
