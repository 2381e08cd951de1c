# caught by: rest
week = load("tiny_report")
wasted_share = week.query("Leads > 0").Cost.sum() / week.Cost.sum() * 100
