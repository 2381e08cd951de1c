# caught by: with_brand
report = load("direct_report")
cost_per_lead = report["Cost"].sum() / report["Conversions"].sum()
