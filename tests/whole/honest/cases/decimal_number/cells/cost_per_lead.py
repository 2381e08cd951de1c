report = load("tiny_report")
from decimal import Decimal

cost_per_lead = Decimal(str(report["Cost"].sum())) / Decimal(str(report["Leads"].sum()))
