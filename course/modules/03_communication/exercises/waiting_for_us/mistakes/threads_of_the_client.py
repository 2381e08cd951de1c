# caught by: we_began
def waiting_for_us(letters, moment):
    result = set()
    for thread, talk in letters[letters["date"] <= moment].sort_values("date").groupby("thread"):
        if not talk["from_client"].iloc[0]:
            continue
        ours = talk.loc[~talk["from_client"], "date"]
        open_letters = talk if ours.empty else talk[talk["date"] > ours.max()]
        if len(open_letters) and open_letters["date"].min() + pd.offsets.BDay(1) < moment:
            result.add(thread)
    return result
