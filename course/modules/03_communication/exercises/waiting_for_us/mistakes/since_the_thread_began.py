# caught by: new_question
def waiting_for_us(letters, moment):
    result = set()
    for thread, talk in letters[letters["date"] <= moment].sort_values("date").groupby("thread"):
        if talk["from_client"].iloc[-1] and talk["date"].iloc[0] + pd.offsets.BDay(1) < moment:
            result.add(thread)
    return result
