mail = load("late_replies").sort_values("date")
before = mail.groupby("thread")["from_client"].shift()
mail["reply"] = mail["date"].where(~mail["from_client"]).groupby(mail["thread"]).bfill()
questions = mail[mail["from_client"] & (before.isna() | (before == False))]
reply = questions["reply"].fillna(pd.Timestamp("2026-08-21 18:00"))
questions = questions.assign(late=reply > questions["date"] + pd.offsets.BDay(1))
late_replies = questions.groupby("client")["late"].sum().reindex(mail["client"].unique(), fill_value=0)
