"""Pairs in a form without a front end: what is chosen is saved at once, and a doubled choice is named."""

from __future__ import annotations

from pathlib import Path

import ipywidgets

from academy.notebook.session import session
from academy.notebook.widgets.controls import controls
from academy.notebook.widgets.form import Form
from tests.support.opened_module import answers, progress
from wording.languages import language

RIGHT = {"money": "owner", "calls": "telephony", "ads": "account", "site": "counter"}


def form() -> Form:
    with language("en"):
        return Form(session(), session().exercise("who_knows"))


def lists(one: Form) -> dict[str, ipywidgets.Dropdown]:
    return dict(one.field._items)  # type: ignore[attr-defined]


def test_every_choice_is_saved_shown_again_and_judged(kinds_folder: Path) -> None:
    one = form()
    assert controls(one.field.box) == [0, 0, 0, 0], "nothing is chosen for the trainee"
    one.check.click()
    assert "No item has a pair yet." in one._result.value
    assert progress(kinds_folder) == {}
    for key, option in RIGHT.items():
        lists(one)[key].value = option
        assert answers(kinds_folder)["who_knows"][key] == option
    assert one._saved.value == "Saved."
    again = form()
    assert again.field.value() == RIGHT
    again.check.click()
    assert "academy-right" in again._result.value
    lists(again)["money"].value = ""
    assert answers(kinds_folder)["who_knows"] == {k: v for k, v in RIGHT.items() if k != "money"}


def test_an_option_that_is_chosen_twice_is_named_before_it_is_judged(kinds_folder: Path) -> None:
    one = form()
    lists(one)["money"].value = "counter"
    lists(one)["site"].value = "counter"
    assert "“The counter on the site” is chosen more than once" in one.field._twice.value  # type: ignore[attr-defined]
    lists(one)["money"].value = "owner"
    assert "more than once" not in one.field._twice.value  # type: ignore[attr-defined]


def test_who_hears_the_page_hears_the_item_without_its_markup(kinds_folder: Path) -> None:
    assert lists(form())["site"].description == "Who left the page with the prices?"


def test_what_belongs_together_does_not_stand_side_by_side(kinds_folder: Path) -> None:
    """Author's lists are in the same order: one shuffle of both would keep each item beside its pair."""
    sides = []
    for trainee in map(str, range(30)):
        variant = session().sidecar.variant(trainee, session().variant.source)
        from autograder.exercises.kinds import kind_of

        exercise = session().exercise("who_knows")
        form = kind_of("matching").show(exercise, variant)
        sides.append(sum(RIGHT[i] == o for i, o in zip(form["items"], form["counterparts"], strict=False)))
    assert sum(sides) / len(sides) < 1.5, "one of four pairs at most stands side by side by chance"
