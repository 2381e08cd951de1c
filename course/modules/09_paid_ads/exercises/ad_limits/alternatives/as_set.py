import re


def ad_limits(ad):
    sign = re.compile(r'[.,:;!?"«»]')

    def longest_word(value):
        return max((len(word.strip('.,:;!?"«»')) for word in value.split()), default=0)

    def fits(value, limit):
        return len(sign.sub("", value)) <= limit and len(sign.findall(value)) <= 15

    bad = set()
    if len(ad["title"]) > 56 or longest_word(ad["title"]) > 22:
        bad.add("title")
    if not fits(ad["title2"], 30) or longest_word(ad["title2"]) > 22:
        bad.add("title2")
    if not fits(ad["text"], 81) or longest_word(ad["text"]) > 23:
        bad.add("text")
    if len(ad["display_link"]) > 20:
        bad.add("display_link")
    if max(map(len, ad["callouts"]), default=0) > 25 or len("".join(ad["callouts"])) > 132:
        bad.add("callouts")
    links = ad["quick_links"]
    if len(links) > 8 or max(map(len, links), default=0) > 30 or re.search(r"[!?\[\]]", "".join(links)):
        bad.add("quick_links")
    return bad
