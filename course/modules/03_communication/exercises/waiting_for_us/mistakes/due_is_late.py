# caught by: border
def waiting_for_us(letters, moment):
    result = set()
    for thread, talk in letters[letters["date"] <= moment].sort_values("date").groupby("thread"):
        ours = talk.loc[~talk["from_client"], "date"]
        open_letters = talk if ours.empty else talk[talk["date"] > ours.max()]
        if len(open_letters) and moment >= open_letters["date"].min() + pd.offsets.BDay(1):
            result.add(thread)
    return result
