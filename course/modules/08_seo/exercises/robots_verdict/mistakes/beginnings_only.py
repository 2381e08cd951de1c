# caught by: plain_signs
case = load("robots_verdict")
group = case["robots_txt"].split("User-agent: " + case["robot"] + "\n")[1].split("\n\n")[0]
rules = [line.split(": ") for line in group.splitlines()]
robots_verdict = {}
for address in case["addresses"]:
    best = max(((len(path), word == "Allow") for word, path in rules if address.startswith(path)), default=(0, True))
    robots_verdict[address] = best[1]
