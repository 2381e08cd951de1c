"""Datasets of a family join; one generator serves several clients."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.lint import lint_course
from autograder.errors import CourseError
from autograder.exercises.data_sources import Generators, dataset_folders, folders_behind
from autograder.exercises.variants import Variant
from tests.support.paths import SMALL
from wording.languages import language

WORLD = """
def world(rng, lang):
    return {"orders": sorted(rng.randint(1000, 9999, 20, dtype="int64").tolist())}
"""
ORDERS = """
def make(rng, lang, world):
    rows = [f"{n},{rng.randint(500, 9000)}" for n in world["orders"]]
    world["orders"].clear()
    return "\\n".join(["id,sum", *rows]).encode()
"""
VISITS = """
def make(rng, lang, world):
    rows = [f"{n},{rng.choice(['ad', 'organic'])}" for n in world["orders"] if rng.random_sample() < 0.7]
    return "\\n".join(["id,source", *rows]).encode()
"""
CLIENT = """
def make(rng, lang, scenario):
    name = (scenario / "client.txt").read_text()
    return f"client,n\\n{name},{rng.randint(10**6)}".encode()
"""


def dataset(folder: Path, name: str, make: str = "", *, card: str = "", client: str = "") -> None:
    (folder / name).mkdir()
    (folder / name / "card.toml").write_text(f'file = "{name}.csv"\nreader = "pandas:read_csv"\n{card}')
    if make:
        (folder / name / "make.py").write_text(make)
    if client:
        (folder / name / "client.txt").write_text(client)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "world.py").write_text(WORLD)
    dataset(tmp_path, "orders", ORDERS, card='family = "shop"\n')
    dataset(tmp_path, "visits", VISITS, card='family = "shop"\n')
    dataset(tmp_path, "report", CLIENT, client="Parogor")
    dataset(tmp_path, "greenhouse", card='generator = "report"\n', client="Teplica")
    return tmp_path


def variant(folder: Path, trainee: str = "anna", lang: str = "en") -> Variant:
    return Variant("c", "1", trainee, lang, Generators(folder))


def test_datasets_of_a_family_share_their_world_and_nothing_else(shop: Path) -> None:
    here = variant(shop)
    orders, visits = here.dataset("orders"), here.dataset("visits")
    joined = visits.merge(orders, on="id")
    assert len(joined) == len(visits) > 5
    assert orders["sum"].tolist() == variant(shop, lang="ru").dataset("orders")["sum"].tolist()
    boris = variant(shop, "boris").dataset("orders")
    assert set(boris["id"]) != set(orders["id"])


def test_a_generator_cannot_spoil_the_world_of_the_others(shop: Path) -> None:
    first, other = variant(shop), variant(shop)
    assert len(first.dataset("orders")) == 20
    assert len(other.dataset("visits")) > 5


def test_a_dataset_without_a_make_of_its_own_is_made_from_its_own_files(shop: Path) -> None:
    here = variant(shop)
    assert here.dataset_names() == ["greenhouse", "orders", "report", "visits"]
    assert here.dataset("report")["client"].tolist() == ["Parogor"]
    assert here.dataset("greenhouse")["client"].tolist() == ["Teplica"]
    assert here.dataset("report")["n"].tolist() != here.dataset("greenhouse")["n"].tolist()
    assert here.export("greenhouse")[0] == "greenhouse.csv"


def test_what_a_dataset_depends_on(shop: Path) -> None:
    behind = {folder.name: [one.name for one in folders_behind(folder)] for folder in dataset_folders(shop)}
    assert behind == {
        "greenhouse": ["greenhouse", "report"],
        "orders": ["orders", "shop"],
        "report": ["report"],
        "visits": ["visits", "shop"],
    }


@pytest.mark.parametrize(
    ("card", "missing"), [('generator = "none"', "none/make.py"), ('generator = "report"\nfamily = "none"', "world.py")]
)
def test_a_card_that_names_nothing_is_reported(shop: Path, card: str, missing: str) -> None:
    dataset(shop, "lost", card=card)
    with pytest.raises(CourseError, match=missing):
        variant(shop).dataset("lost")
    words = '[title]\nru = "x"\nen = "x"\n[[column]]\nname = "a"\ndtype = "str"\nunit = "x"\nru = "x"\nen = "x"\n'
    path = shop / "lost" / "card.toml"
    path.write_text('format = 1\nlicence = "x"\norigin = "x"\n' + path.read_text() + "\n" + words)
    with language("en"):
        found = [str(defect) for defect in lint_course(SMALL / "course", shop)]
    assert any(f"there is no {missing}" in one or f"/{missing} that makes" in one for one in found if "lost" in one)
