# caught by: clients
mail = load("late_replies")
moment = pd.Timestamp("2026-08-21 18:00")
late_replies = {thread: 0 for thread in mail["thread"].unique()}
