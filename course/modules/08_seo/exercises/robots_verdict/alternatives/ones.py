case = load("robots_verdict")


def fits(rule, address):
    """Whether a rule such as /catalog/*.pdf$ fits an address."""
    return re.match(re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$"), address) is not None


text = case["robots_txt"].split(case["robot"] + "\n")[1].split("\n\n")[0]
allow = re.findall("Allow: (.+)", text)
close_ = re.findall("Disallow: (.+)", text)
robots_verdict = {}
for address in case["addresses"]:
    longest = lambda rules: max([len(one) for one in rules if fits(one, address)] + [0])
    robots_verdict[address] = int(longest(allow) >= longest(close_))
