"""people.toml decides who is what in a hub; a mistake in it keeps the hub from starting, and says what to mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from tests.support.paths import ROOT


def load(place: Path, people: str, monkeypatch: pytest.MonkeyPatch) -> Config:
    (place / "people.toml").write_text(people, "utf-8")
    monkeypatch.setenv("ACADEMY_HUB", str(place))
    return PyFileConfigLoader("jupyterhub_config.py", path=str(ROOT / "packaging" / "hub")).load_config()


def test_everybody_has_the_group_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = load(tmp_path, 'mentors = ["Grader"]\ntrainees = ["anna"]\n', monkeypatch)
    assert config.Authenticator.allowed_users == {"grader", "anna"}
    put = config.Authenticator.post_auth_hook
    assert [put(None, None, {"name": n})["groups"] for n in ("grader", "anna")] == [["mentors"], ["trainees"]]


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ('mentors = ["anna"]\ntrainees = ["anna"]\n', "anna is named as mentor and as trainee"),
        ('mentor = ["grader"]\n', "unknown mentor; it holds mentors"),
        ("mentors = [grader]\n", "is no list of people"),
        ('mentors = "grader"\n', "is no list of people"),
        (None, "is no list of people"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, people: str | None, said: str
) -> None:
    if people is None:
        (tmp_path / "people.toml").mkdir()
        monkeypatch.setattr(Path, "write_text", lambda *_args: 0)
    with pytest.raises(SystemExit, match=said) as stopped:
        load(tmp_path, people or "", monkeypatch)
    assert str(tmp_path / "people.toml") in str(stopped.value)


def test_the_example_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    load(tmp_path, (ROOT / "packaging" / "hub" / "people.toml").read_text("utf-8"), monkeypatch)
