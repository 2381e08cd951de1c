def waiting_for_us(letters, moment):
    """letters: the frame of load("letters"); moment: pd.Timestamp. Gives a set of thread numbers."""
    ### BEGIN SOLUTION
    sent = letters[letters["date"] <= moment].sort_values("date")
    waiting = set()
    for thread, talk in sent.groupby("thread"):
        our_dates = talk.loc[~talk["from_client"], "date"]
        unanswered = talk if our_dates.empty else talk[talk["date"] > our_dates.max()]
        if len(unanswered) == 0:
            continue
        reply_due = unanswered["date"].iloc[0] + pd.offsets.BDay(1)
        if moment > reply_due:
            waiting.add(thread)
    return waiting
    ### END SOLUTION
