case = load("robots_verdict")


def fits(rule, address):
    """Whether a rule such as /catalog/*.pdf$ fits an address."""
    return re.match(re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$"), address) is not None


### BEGIN SOLUTION
group = case["robots_txt"].split("User-agent: " + case["robot"] + "\n")[1].split("\n\n")[0]
rules = [line.split(": ") for line in group.splitlines()]
robots_verdict = {}
for address in case["addresses"]:
    best = max(((len(path), word == "Allow") for word, path in rules if fits(path, address)), default=(0, True))
    robots_verdict[address] = best[1]
### END SOLUTION
