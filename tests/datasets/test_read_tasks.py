"""Tasks of trackers and their logs as people have them: each row is a layout rebuilt by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from academy.data import ExportError, read_orders, read_task_history, read_tasks

from .samples import workbook, write

pytestmark = pytest.mark.usefixtures("english")

# Rebuilt by hand after the samples of the service's documentation.
TASK = {
    "id": "71",
    "title": "Корзина",
    "status": "4",
    "groupId": "31",
    "group": {"id": "31", "name": "Разработка"},
    "responsibleId": "5",
    "responsible": {"id": "5", "name": "Паша Климов", "link": "/company/personal/user/5/"},
    "createdDate": "2026-08-10T06:00:00+00:00",
    "deadline": "2026-09-11T19:00:00+03:00",
    "closedDate": None,
    "taskControl": "Y",
    "timeEstimate": "14400",
    "timeSpentInLogs": "5400",
    "tags": {"12": {"id": 12, "title": "запуск"}},
}
UPPER = {
    "ID": "71",
    "TITLE": "Корзина",
    "STATUS": "4",
    "RESPONSIBLE_ID": "5",
    "CREATED_DATE": "2026-08-10T09:00:00+03:00",
    "DEADLINE": "2026-09-11T19:00:00+03:00",
    "TIME_ESTIMATE": "14400",
    "TIME_SPENT_IN_LOGS": "5400",
}
# Rebuilt by hand after the table of tasks in the interface.
TABLE = (
    "ID;Название;Крайний срок;Статус;Ответственный;Проект;Дата создания;Плановые трудозатраты;Затрачено\r\n"
    "71;Корзина;11.09.2026 19:00;Ждёт контроля;Паша Климов;Разработка;10.08.2026 09:00;4:00:00;1:30:00\r\n"
)
# Rebuilt by hand after public tests of programs that read Jira: repeated columns, its own dates, seconds.
JIRA = (
    "Summary,Issue key,Issue id,Issue Type,Status,Assignee,Created,Due date,Original Estimate,Time Spent,"
    "Labels,Labels\r\n"
    "Корзина,PU-71,10071,Task,In Review,pasha,10/Aug/26 09:00 AM,11/Sep/26 07:00 PM,14400,5400,a,b\r\n"
)
SHEET = [
    ["Задачи на понедельник"],
    ["Статус", "Название", "Ответственный", "ID", "Крайний срок", "Дата создания", "Оценка", "Затрачено"],
    ["Ждёт контроля", "Корзина", "Паша Климов", 71, "11.09.2026 19:00", "10.08.2026 09:00", 4, 1.5],
]
LOG = [
    {
        "taskId": 71,
        "result": {
            "list": [
                {
                    "id": 2,
                    "createdDate": "2026-08-11T07:00:00+00:00",
                    "field": "RESPONSIBLE_ID",
                    "value": {"from": "5", "to": "6"},
                    "user": {"id": 5, "name": "Паша", "lastName": "Климов", "secondName": "", "login": "p"},
                },
                {
                    "id": 1,
                    "createdDate": "2026-08-10T06:00:00+00:00",
                    "field": "NEW",
                    "value": {"from": None, "to": None},
                    "user": {"id": 1, "name": "Алина", "lastName": "Сотникова", "secondName": "", "login": "a"},
                },
            ]
        },
    }
]
OLDER = {"result": {"list": [{"createdDate": "10.08.2026 09:00:00", "field": "NEW", "value": {}, "taskId": "71"}]}}
# Rebuilt by hand after the service's documentation.
CHANGELOG = [
    {
        "id": "6",
        "issue": {"key": "PU-71", "display": "Корзина"},
        "updatedAt": "2026-08-10T06:00:00.155+0000",
        "updatedBy": {"id": "11", "display": "Алина"},
        "type": "IssueWorkflow",
        "fields": [
            {"field": {"id": "status", "display": "Статус"}, "from": {"key": "open"}, "to": {"key": "inProgress"}}
        ],
    }
]


def answer(*tasks: dict[str, object]) -> str:
    return json.dumps({"result": {"tasks": tasks}, "total": len(tasks)}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(answer(TASK), "t.json", id="as the service gives it"),
        pytest.param("\ufeff" + answer(TASK), "t.json", id="BOM"),
        pytest.param(answer(TASK).encode("utf-16"), "t.json", id="UTF-16"),
        pytest.param(answer(UPPER), "t.json", id="names in capitals"),
        pytest.param(json.dumps([TASK]), "t.json", id="a bare list"),
        pytest.param(TABLE, "t.csv", id="a table"),
        pytest.param(TABLE.encode("cp1251"), "t.csv", id="cp1251"),
        pytest.param(TABLE.replace(";", "\t"), "t.tsv", id="tabs"),
        pytest.param("sep=;\n" + TABLE, "t.csv", id="a first line of Excel"),
        pytest.param(workbook(Лист1=SHEET), "t.xlsx", id="a workbook with other columns"),
        pytest.param(JIRA, "t.csv", id="Jira"),
    ],
)
def test_tasks_in_every_dress(tmp_path: Path, content: str | bytes, name: str) -> None:
    task = read_tasks(write(tmp_path, content, name)).iloc[0]
    assert (task["title"], task["status"], task["estimate"], task["spent"]) == ("Корзина", "control", 4, 1.5)
    assert task["id"] in ("71", "PU-71")
    assert task["created"] == pd.Timestamp("2026-08-10 09:00")
    assert task["deadline"] == pd.Timestamp("2026-09-11 19:00")


def test_names_of_people_and_groups_and_columns_left_out(tmp_path: Path) -> None:
    full = read_tasks(write(tmp_path, answer(TASK))).iloc[0]
    assert (full["responsible"], full["section"], full["tags"]) == ("Паша Климов", "Разработка", "запуск")
    partial = read_tasks(write(tmp_path, "Задача;Статус;Ответственный\nКорзина;В работе;Паша\n"))
    assert partial.columns.tolist() == ["title", "status", "status_text", "responsible"]
    assert partial["status"].tolist() == ["in_progress"]


@pytest.mark.parametrize("content", [LOG, LOG[0] | LOG[0]["result"]], ids=["list of answers", "one answer"])
def test_a_log_in_local_time_oldest_first(tmp_path: Path, content: object) -> None:
    log = read_task_history(write(tmp_path, json.dumps(content), "h.json"))
    assert log["field"].tolist() == ["NEW", "RESPONSIBLE_ID"]
    assert log["time"].tolist() == [pd.Timestamp("2026-08-10 09:00"), pd.Timestamp("2026-08-11 10:00")]
    assert log["after"].tolist()[1] == "6"
    assert log["user"].tolist() == ["Алина Сотникова", "Паша Климов"]


@pytest.mark.parametrize(("content", "task"), [(OLDER, "71"), (CHANGELOG, "PU-71")], ids=["older dates", "Tracker"])
def test_other_logs(tmp_path: Path, content: object, task: str) -> None:
    log = read_task_history(write(tmp_path, json.dumps(content), "h.json")).iloc[0]
    assert (log["task"], log["time"].floor("s")) == (task, pd.Timestamp("2026-08-10 09:00"))


@pytest.mark.parametrize(
    ("reader", "content", "found"),
    [
        pytest.param(read_tasks, '{"error": "expired_token", "error_description": "Token"}', "Token", id="an error"),
        pytest.param(read_tasks, answer(TASK)[:60], "cut or broken", id="cut"),
        pytest.param(read_tasks, '{"result": {"tasks": [{"name": "x"}]}}', "no tasks", id="other records"),
        pytest.param(read_tasks, "имя,телефон\nОлег,1\n", "not those of this export", id="another table"),
        pytest.param(read_tasks, answer(TASK | {"deadline": "скоро"}), "скоро", id="no date"),
        pytest.param(read_task_history, answer(TASK), "no changes", id="tasks for a log"),
        pytest.param(read_task_history, TABLE, "read_tasks reads it", id="a table for a log"),
        pytest.param(read_orders, TABLE, "read_tasks reads it", id="tasks for orders"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, reader, content: str, found: str) -> None:
    with pytest.raises(ExportError) as caught:
        reader(write(tmp_path, content, "wrong.dat"))
    assert found in str(caught.value)


def test_a_log_has_no_more_than_it_holds(tmp_path: Path) -> None:
    log = read_task_history(write(tmp_path, json.dumps(OLDER), "h.json"))
    assert log[["before", "after", "user"]].isna().all(axis=None)
