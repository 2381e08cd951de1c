"""The files of rules: the course's framework and the policy, and how their mistakes are reported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.domain_evidence import POLICY, TODAY, person
from tests.support.paths import ROOT
from tracker.domain.framework import assigned, load_framework
from tracker.domain.people import Employment, Interval
from tracker.domain.policy import load_policy
from tracker.errors import InvalidInput


def test_competencies_are_assigned_by_position() -> None:
    framework = load_framework(ROOT / "course" / "competencies.toml")
    assert len(framework.criteria) == 12
    asked = assigned(framework, POLICY, person([]), TODAY)
    assert set(framework.criteria) <= asked
    assert not any(one.startswith("confirmations.") for one in asked)
    trainee = person([]).model_copy(
        update={
            "employments": (Employment(person="anna", position="trainee", interval=Interval(start=date(2024, 1, 1))),)
        }
    )
    assert not set(framework.criteria) & assigned(framework, POLICY, trainee, TODAY)
    assert assigned(framework, POLICY, person([]), date(2023, 12, 31)) == frozenset()


def test_policy_and_framework_agree_on_scale_and_sections() -> None:
    framework = load_framework(ROOT / "course" / "competencies.toml")
    assert [step.value for step in framework.scale] == list(range(len(POLICY.scale)))
    sections = {s.id for s in framework.section}
    assert all(set(p.sections) <= sections for p in POLICY.programme)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('zone = "Europe/Moscow"', 'zone = "Moscow"', "zone"),
        ("grace_days = 14", "grace_days = -1", "grace_days"),
        ("grace_days = 14", "", "grace_days"),
        ("grace_days = 14", "grace_days = 14\ngrce = 1", "grce"),
        ('id = "bitrix"', 'id = "metrica"', "data"),
        ("met_from = 3", "met_from = 5", "data"),
        ('rounding = "ceil"', 'rounding = "up"', "quota.0.rounding"),
        ("count = 4", "count = 0", "quota.0.count"),
        ('id = "cases"\npositions = ["account_manager"]', 'id = "cases"\npositions = ["manager"]', "data"),
        ('exempt_below = "1/4"', 'exempt_below = "5/4"', "quota.0.exempt_below"),
    ],
)
def test_a_mistake_in_the_policy_file_is_reported_with_its_key(tmp_path: Path, old: str, new: str, field: str) -> None:
    text = (ROOT / "tracker" / "policy.toml").read_text("utf-8")
    assert old in text
    path = tmp_path / "policy.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_policy(path)
    assert caught.value.field == f"{path}: {field}"
    assert caught.value.problem
    assert caught.value.fix
