class Analyst:
    def __init__(self, least):
        self.least = least

    def __call__(self, report):
        working = report[report["Leads"] >= self.least]
        return working["Campaign"].iloc[(working["Cost"] / working["Leads"]).argmin()]

    def best(self, report):
        return self(report)


cheapest = Analyst(1).best
