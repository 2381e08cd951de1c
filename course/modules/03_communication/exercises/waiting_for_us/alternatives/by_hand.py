import datetime


def next_working_day(date):
    date = date + datetime.timedelta(days=1)
    while date.weekday() in (5, 6):
        date = date + datetime.timedelta(days=1)
    return date


def waiting_for_us(letters, moment):
    since = {}
    for letter in letters.sort_values("date").itertuples():
        if letter.date > moment:
            continue
        if letter.from_client:
            since[letter.thread] = since.get(letter.thread) or letter.date
        else:
            since[letter.thread] = None
    return {thread for thread, date in since.items() if date is not None and next_working_day(date) < moment}
