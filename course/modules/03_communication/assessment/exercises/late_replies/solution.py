mail = load("late_replies")
### BEGIN SOLUTION
moment = pd.Timestamp("2026-08-21 18:00")
late_replies = {client: 0 for client in mail["client"].unique()}
for _thread, talk in mail.sort_values("date").groupby("thread"):
    asked = None
    for letter in talk.itertuples():
        if letter.from_client:
            asked = asked or letter.date
        elif asked:
            late_replies[letter.client] += letter.date > asked + pd.offsets.BDay(1)
            asked = None
    if asked:
        late_replies[letter.client] += moment > asked + pd.offsets.BDay(1)
### END SOLUTION
