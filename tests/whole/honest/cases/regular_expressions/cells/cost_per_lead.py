import re
import string
import textwrap

text = "\n".join(string.Template("$name: $cost руб., $leads заявок").substitute(name=r.Campaign, cost=r.Cost, leads=r.Leads) for r in load("tiny_report").itertuples())
found = re.findall(r"^(?P<name>.+?): (?P<cost>\d+) руб\., (?P<leads>\d+) заявок$", text, re.MULTILINE)
print(textwrap.indent(text, "> "))
cost_per_lead = sum(int(cost) for _, cost, _ in found) / sum(int(leads) for _, _, leads in found)
