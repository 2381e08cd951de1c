def ad_limits(ad):
    """ad: a dictionary with the parts of one ad. Gives the names of the parts that do not fit."""
    ### BEGIN SOLUTION
    marks = '.,:;!?"«»'
    rules = {"title": (56, 0, 22), "title2": (30, 15, 22), "text": (81, 15, 23)}
    bad = []
    for part, (limit, spare, longest) in rules.items():
        value = ad[part]
        signs = sum(symbol in marks for symbol in value)
        length = len(value) - signs if spare else len(value)
        too_long_word = any(len(word.strip(marks)) > longest for word in value.split())
        if length > limit or (spare and signs > spare) or too_long_word:
            bad.append(part)
    if len(ad["display_link"]) > 20:
        bad.append("display_link")
    if any(len(callout) > 25 for callout in ad["callouts"]) or sum(map(len, ad["callouts"])) > 132:
        bad.append("callouts")
    forbidden = any(symbol in link for link in ad["quick_links"] for symbol in "!?[]")
    if len(ad["quick_links"]) > 8 or any(len(link) > 30 for link in ad["quick_links"]) or forbidden:
        bad.append("quick_links")
    return bad
    ### END SOLUTION
