report = load("direct_report")
report["Week"] = report["Date"].dt.to_period("W-SUN").dt.start_time
weeks = report.pivot_table(index="Week", columns="CampaignName", values=["Cost", "Conversions"], aggfunc="sum")
total, before = weeks.sum(), weeks.cumsum().shift(1)
after = total - before
# growth = (after[...] / after[...]) / (before[...] / before[...])
# growth = growth.iloc[...:-...].loc[:, total["Conversions"] >= ...]
# growth.stack().idxmax()
# leads_got_dearer = {"campaign": "...", "week": "..."}
### BEGIN SOLUTION
growth = (after["Cost"] / after["Conversions"]) / (before["Cost"] / before["Conversions"])
growth = growth.iloc[3:-2].loc[:, total["Conversions"] >= 30]
week, campaign = growth.stack().idxmax()
leads_got_dearer = {"campaign": campaign, "week": str(week.date())}
### END SOLUTION
