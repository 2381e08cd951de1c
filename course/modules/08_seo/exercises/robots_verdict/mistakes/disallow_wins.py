# caught by: any_disallow
case = load("robots_verdict")


def fits(rule, address):
    """Whether a rule such as /catalog/*.pdf$ fits an address."""
    return re.match(re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$"), address) is not None


group = case["robots_txt"].split("User-agent: " + case["robot"] + "\n")[1].split("\n\n")[0]
rules = [line.split(": ") for line in group.splitlines()]
robots_verdict = {}
for address in case["addresses"]:
    robots_verdict[address] = "Disallow" not in [word for word, path in rules if fits(path, address)]
