from datetime import datetime, timedelta


def due(date):
    date = date + timedelta(days=1)
    while date.weekday() > 4:
        date = date + timedelta(days=1)
    return date


mail = load("late_replies")
late_replies = dict.fromkeys(mail["client"], 0)
waiting = {}
for letter in mail.sort_values("date").to_dict("records"):
    thread = letter["thread"]
    if letter["from_client"]:
        waiting.setdefault(thread, letter)
    elif thread in waiting:
        asked = waiting.pop(thread)
        if letter["date"] > due(asked["date"]):
            late_replies[asked["client"]] += 1
for asked in waiting.values():
    if due(asked["date"]) < datetime(2026, 8, 21, 18):
        late_replies[asked["client"]] += 1
