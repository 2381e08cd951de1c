# caught by: reminder
def waiting_for_us(letters, moment):
    last = letters[letters["date"] <= moment].sort_values("date").groupby("thread").tail(1)
    last = last[last["from_client"] & (last["date"] + pd.offsets.BDay(1) < moment)]
    return set(last["thread"])
