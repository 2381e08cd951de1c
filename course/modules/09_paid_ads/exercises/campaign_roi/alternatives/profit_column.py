def campaign_roi(report):
    known = report.fillna({"Revenue": 0})
    known["Profit"] = known["Revenue"] - known["Cost"]
    sums = known.pivot_table(index="CampaignName", values=["Profit", "Cost"], aggfunc="sum")
    roi = 100 * sums["Profit"] / sums["Cost"]
    return roi[sums["Cost"] != 0].to_dict()


campaign_roi = campaign_roi(load("direct_report"))
