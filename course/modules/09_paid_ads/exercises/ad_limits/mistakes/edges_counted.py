# caught by: word_edges
PUNCTUATION = set('.,:;!?"«»')


def split_signs(value):
    signs = [c for c in value if c in PUNCTUATION]
    return len(value) - len(signs), len(signs)


def words_fit(value, limit):
    return all(len(word) <= limit for word in value.split())


def ad_limits(ad):
    second, text = split_signs(ad["title2"]), split_signs(ad["text"])
    verdict = {
        "title": len(ad["title"]) <= 56 and words_fit(ad["title"], 22),
        "title2": second[0] <= 30 and second[1] <= 15 and words_fit(ad["title2"], 22),
        "text": text[0] <= 81 and text[1] <= 15 and words_fit(ad["text"], 23),
        "display_link": len(ad["display_link"]) <= 20,
        "callouts": all(len(c) <= 25 for c in ad["callouts"]) and sum(len(c) for c in ad["callouts"]) <= 132,
        "quick_links": len(ad["quick_links"]) <= 8
        and all(len(q) <= 30 and not set(q) & set("!?[]") for q in ad["quick_links"]),
    }
    return tuple(part for part, good in verdict.items() if not good)
