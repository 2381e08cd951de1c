report = load("direct_report")
report["Segment"] = report["AdGroupName"] + " / " + report["AdNetworkType"] + " / " + report["Device"]
import math

rate = report["Conversions"].sum() / report["Clicks"].sum()
enough = math.log(0.05) / math.log(1 - rate)
segments = report.groupby("Segment")[["Clicks", "Conversions"]].sum()
budget_leaks = segments.query("Conversions == 0 and Clicks > @enough").index
