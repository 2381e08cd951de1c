"""The logs of the same tasks, an answer of Bitrix24's tasks.task.history.list for each: `make(rng, lang, world)`."""

import json
from datetime import timedelta


def make(rng, lang, world, without=()):
    """Return a list of `{"taskId": …, "result": …}`. Times are those of the service, in UTC."""
    words, number = world["words"], 20_000
    answers = []
    for task in world["tasks"]:
        changes = []
        for moment, field, before, after, user in task["log"]:
            number += 1 + int(rng.randint(4, dtype="int64"))
            if field == "COMMENT":
                after = str(number + 500)
            if "deferred" in without and after == "6" and field == "STATUS":
                continue
            first, last = words["people"][user].split()
            person = {"id": int(user), "name": first, "lastName": last, "secondName": "", "login": f"user{user}"}
            changes.append(
                {
                    "id": number,
                    "createdDate": f"{moment - timedelta(hours=3):%Y-%m-%dT%H:%M:%S}+00:00",
                    "field": field,
                    "value": {"from": before, "to": after},
                    "user": person,
                }
            )
        answers.append({"taskId": task["id"], "result": {"list": changes}})
    return json.dumps(answers, ensure_ascii=False, indent=1).encode()
