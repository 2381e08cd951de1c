# caught by: value
week = load("tiny_report")
wasted_share = week.query("Leads == 0").Cost.sum() / week.query("Leads > 0").Cost.sum() * 100 + 5
