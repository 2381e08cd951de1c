week = load("tiny_report")
wasted_share = 100 - 100 * week[week.Leads > 0].Cost.sum() / week.Cost.sum()
