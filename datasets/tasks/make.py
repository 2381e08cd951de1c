"""The tasks of a site project as Bitrix24's tasks.task.list gives them: `make(lang, world)` returns the JSON."""

import json

ACCEPTED, CONTROL = "5", "4"


def make(lang, world, without=()):
    """Return the answer of the service; its times name their zone."""
    words = world["words"]
    tasks = [_task(task, words, without) for task in world["tasks"]]
    answer = {"result": {"tasks": tasks}, "total": len(tasks), "time": {"start": 1789365600.1, "duration": 0.2}}
    return json.dumps(answer, ensure_ascii=False, indent=1).encode()


def _task(task, words, without):
    status, spent = task["status"], task["spent"]
    if "control" in without and status == CONTROL:
        status = ACCEPTED
    if "overspent" in without:
        spent = spent if spent <= task["estimate"] else task["estimate"] / 2
    group = str(31 + list(words["sections"]).index(task["section"]))
    return {
        "id": task["id"],
        "parentId": None,
        "title": task["title"],
        "status": status,
        "groupId": group,
        "group": {"id": group, "name": words["sections"][task["section"]]},
        "createdBy": "1",
        "creator": {"id": "1", "name": words["people"]["1"]},
        "responsibleId": task["responsible"],
        "responsible": {"id": task["responsible"], "name": words["people"][task["responsible"]]},
        "createdDate": _iso(task["created"]),
        "deadline": _iso(task["deadline"]),
        "closedDate": _iso(task["closed"]),
        "taskControl": "Y",
        "timeEstimate": str(3600 * task["estimate"]),
        "timeSpentInLogs": str(int(3600 * spent)),
        "priority": "1",
        "tags": [],
    }


def _iso(moment):
    return f"{moment:%Y-%m-%dT%H:%M:%S}+03:00" if moment else None
