def waiting_for_us(letters, moment):
    sent = letters.query("date <= @moment")
    last_of_ours = sent[~sent["from_client"]].groupby("thread")["date"].max()
    theirs = sent[sent["from_client"]].copy()
    theirs["answered"] = theirs["thread"].map(last_of_ours)
    theirs = theirs[theirs["answered"].isna() | (theirs["date"] > theirs["answered"])]
    first = theirs.groupby("thread")["date"].min()
    return [thread for thread, date in first.items() if date + pd.tseries.offsets.BusinessDay() < moment]
