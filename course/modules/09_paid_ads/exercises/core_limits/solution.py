def core_limits(phrases, stop_words):
    """phrases: one ad group. Gives {"words": [...], "length": [...], "over": number}."""
    ### BEGIN SOLUTION
    wordy, long = [], []
    for phrase in phrases:
        own_words = [w for w in phrase.split() if not w.startswith("-") and w.lower() not in stop_words]
        if len(own_words) > 7:
            wordy.append(phrase)
        if len(phrase) > 4096:
            long.append(phrase)
    return {"words": wordy, "length": long, "over": max(0, len(phrases) - 200)}
    ### END SOLUTION
