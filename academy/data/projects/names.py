"""Names of columns and statuses in the exports of task trackers."""

from __future__ import annotations

__all__ = ["BY_NAME", "DATES", "HOURS", "NAMES", "OF_TASKS", "SECONDS", "status_code"]

NAMES = {
    "id": "id|id задачи|номер|ключ|ключ задачи|key|issue key|task id",
    "title": "title|название|название задачи|задача|тема|summary|task name|task|name|subject",
    "status": "status|статус|состояние|state",
    "section": "section|раздел|проект|группа|project|project name|group|component/s|components",
    "responsible": "responsible|ответственный|исполнитель|assignee|owner",
    "creator": "creator|постановщик|автор|reporter|created by",
    "created": "created|создана|создано|дата создания|created date|created on|created at|createddate",
    "deadline": "deadline|крайний срок|дедлайн|срок|due date|due",
    "closed": "closed|завершена|закрыта|дата завершения|дата закрытия|resolved|closed date|completed on|closeddate",
    "estimate": "estimate|плановые трудозатраты|оценка|план, ч|original estimate|timeestimate|time estimate",
    "spent": "spent|затрачено|потраченное время|факт, ч|time spent|timespentinlogs|time spent in logs",
    "priority": "priority|приоритет|важность",
    "tags": "tags|теги|метки|labels",
    "parent": "parent|parent id|parentid|основная задача|родительская задача",
    "control": "control|taskcontrol|task control|контроль|принять работу",
}
"""Our name -> names in exports, in lower case."""
BY_NAME = {
    spelling: ours
    for ours, names in NAMES.items()
    for name in names.split("|")
    for spelling in (name, name.replace(" ", "_"))
}
OF_TASKS = frozenset(NAMES) - {"id", "title"}
DATES = ("created", "deadline", "closed")
HOURS = ("estimate", "spent")
SECONDS = 3600
STATUSES = {
    "2": "waiting",
    "3": "in_progress",
    "4": "control",
    "5": "done",
    "6": "deferred",
}
"""Codes of Bitrix24: waits, is being done, awaits control, is completed, is deferred."""
WORDS = (
    ("control", "ждет контроля|ждёт контроля|на проверке|на контроле|awaiting control|pending review|in review|review"),
    ("deferred", "отложен|deferred|on hold|приостановлен|paused"),
    ("waiting", "ждет|ждёт|новая|новый|открыт|к выполнению|to do|todo|open|new|backlog|pending|не начата"),
    ("in_progress", "выполняется|в работе|in progress|doing|начата"),
    ("done", "завершен|завершён|выполнен|закрыт|готов|решен|решён|done|closed|completed|resolved"),
)
"""Code -> beginnings of what trackers write in their tables."""


def status_code(text: str) -> str:
    """Return `waiting`, `in_progress`, `control`, `done`, `deferred`, or the tracker's own word in small letters."""
    plain = " ".join(str(text).lower().split()).removesuffix(".0")
    if plain in STATUSES:
        return STATUSES[plain]
    return next((code for code, starts in WORDS if plain.startswith(tuple(starts.split("|")))), plain)
