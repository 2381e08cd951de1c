week = load("tiny_report")
wasted_share = week.query("Leads == 0").Cost.sum() * 100.0 / week.Cost.sum()
