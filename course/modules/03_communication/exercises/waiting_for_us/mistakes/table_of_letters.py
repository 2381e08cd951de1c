# caught by: shape
def waiting_for_us(letters, moment):
    last = letters[letters["date"] <= moment].sort_values("date").groupby("thread").tail(1)
    return last.loc[last["from_client"], ["thread", "date"]]
