# caught by: share
week = load("tiny_report")
wasted_share = week.query("Leads == 0").Cost.sum() / week.Cost.sum()
