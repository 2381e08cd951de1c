from decimal import Decimal
from fractions import Fraction

report = load("tiny_report")
exact = Fraction(int(report["Cost"].sum()), int(report["Leads"].sum()))
cost_per_lead = Decimal(exact.numerator) / Decimal(exact.denominator)
