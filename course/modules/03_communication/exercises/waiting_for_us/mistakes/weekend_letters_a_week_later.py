# caught by: weekend_letter
def due(sent):
    return sent + (pd.Timedelta(days=7) if sent.weekday() > 4 else pd.offsets.BDay(1))


def waiting_for_us(letters, moment):
    result = set()
    for thread, talk in letters[letters["date"] <= moment].sort_values("date").groupby("thread"):
        ours = talk.loc[~talk["from_client"], "date"]
        open_letters = talk if ours.empty else talk[talk["date"] > ours.max()]
        if len(open_letters) and moment > due(open_letters["date"].min()):
            result.add(thread)
    return result
