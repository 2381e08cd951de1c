report = load("tiny_report")
import warnings

warnings.warn("mind the banner")
cost_per_lead = report["Cost"].sum() / report["Leads"].sum()
