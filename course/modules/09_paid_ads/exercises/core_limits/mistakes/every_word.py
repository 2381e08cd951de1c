# caught by: stop_words_counted
import re


def core_limits(phrases, stop_words):
    def keyword(phrase):
        return re.sub(r"(^|\s)-\S+", " ", phrase).lower().split()

    return {
        "words": [p for p in phrases if len(keyword(p)) >= 8],
        "length": [p for p in phrases if len(p) >= 4097],
        "over": len(phrases[200:]),
    }
