# caught by: every_letter
mail = load("late_replies")
moment = pd.Timestamp("2026-08-21 18:00")
late_replies = {client: 0 for client in mail["client"].unique()}
for _thread, talk in mail.sort_values("date").groupby("thread"):
    for letter in talk[talk["from_client"]].itertuples():
        replies = talk.loc[~talk["from_client"] & (talk["date"] > letter.date), "date"]
        late_replies[letter.client] += int((replies.min() if len(replies) else moment) > letter.date + pd.offsets.BDay(1))
