"""Every trainee's data have what the cards say is planted: the tracker of a site project."""

from __future__ import annotations

import pandas as pd
import pytest

from .generators import SEEDS, frame

each_seed = pytest.mark.parametrize("seed", SEEDS)
NOW = pd.Timestamp("2026-09-14 09:00")


@each_seed
def test_tasks_and_their_log_speak_of_the_same(seed: int) -> None:
    tasks, log = frame("tasks", seed), frame("task_history", seed)
    assert tasks["id"].is_unique
    assert set(tasks["id"]) == set(log["task"])
    created = log[log["field"] == "NEW"].set_index("task")["time"]
    assert created.reindex(tasks["id"]).tolist() == tasks["created"].tolist()
    accepted = log[(log["field"] == "STATUS") & (log["after"] == "5")].set_index("task")["time"]
    done = tasks[tasks["status"] == "done"]
    assert accepted.reindex(done["id"]).tolist() == done["closed"].tolist()
    assert log["time"].max() < NOW


@each_seed
def test_each_section_has_every_state_and_trap(seed: int) -> None:
    for _, tasks in frame("tasks", seed).groupby("section"):
        left = tasks[tasks["status"] != "done"]
        assert (tasks["status"] == "control").sum() == 2
        assert (tasks["status"] == "deferred").sum() == 1
        assert (left["spent"] > left["estimate"]).sum() >= 1
        assert left["deadline"].isna().any()
        assert (left["deadline"] == NOW.replace(hour=19)).any()
        assert (left["deadline"] < NOW).any()
    done = frame("tasks", seed).query("status == 'done'")
    assert (done["closed"] > done["deadline"]).any()


@each_seed
def test_every_week_brings_new_work(seed: int) -> None:
    weeks = frame("tasks", seed)["created"].dt.isocalendar().week
    assert weeks.value_counts().idxmax() == 33
    assert (weeks > 33).sum() >= 12


@each_seed
def test_texts_go_to_the_client_and_some_stay(seed: int) -> None:
    log = frame("task_history", seed)
    moves = log[log["field"] == "RESPONSIBLE_ID"]
    last = moves.groupby("task")["after"].last()
    assert (last == "6").sum() >= 2
    assert (moves["before"] == "6").sum() >= 5
    assert (log["field"] == "COMMENT").sum() > 10
    returned = log[(log["field"] == "STATUS") & (log["before"] == "4") & (log["after"] == "3")]
    assert len(returned) >= 2
