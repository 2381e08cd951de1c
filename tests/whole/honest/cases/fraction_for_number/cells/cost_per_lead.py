from fractions import Fraction

report = load("tiny_report")
cost_per_lead = Fraction(int(report["Cost"].sum()), int(report["Leads"].sum()))
