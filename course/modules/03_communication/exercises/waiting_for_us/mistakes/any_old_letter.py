# caught by: answered
def waiting_for_us(letters, moment):
    old = letters[letters["from_client"] & (letters["date"] + pd.offsets.BDay(1) < moment)]
    return set(old["thread"])
