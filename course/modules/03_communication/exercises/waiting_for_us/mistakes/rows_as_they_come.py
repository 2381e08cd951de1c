# caught by: any_order
def waiting_for_us(letters, moment):
    since = {}
    for letter in letters.itertuples():
        if letter.date > moment:
            continue
        if letter.from_client:
            since[letter.thread] = since.get(letter.thread) or letter.date
        else:
            since[letter.thread] = None
    return {thread for thread, date in since.items() if date is not None and date + pd.offsets.BDay(1) < moment}
