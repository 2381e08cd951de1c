case = load("robots_verdict")


def fits(rule, address):
    """Whether a rule such as /catalog/*.pdf$ fits an address."""
    return re.match(re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$"), address) is not None


answers, own, rules = {}, False, []
for line in case["robots_txt"].splitlines():
    if line.startswith("User-agent"):
        own = line.endswith(" " + case["robot"])
    elif own and line.startswith(("Allow", "Disallow")):
        rules.append((line.split()[1], line.startswith("Allow")))
rules.sort(key=lambda rule: (len(rule[0]), rule[1]))
for address in case["addresses"]:
    answers[address] = True
    for path, allowed in rules:
        if fits(path, address):
            answers[address] = allowed
robots_verdict = pd.Series(answers)
