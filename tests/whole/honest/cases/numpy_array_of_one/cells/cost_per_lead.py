report = load("tiny_report")
import numpy as np

cost_per_lead = np.array([report["Cost"].sum() / report["Leads"].sum()])
