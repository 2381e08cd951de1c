report = load("tiny_report")
import numpy as np

cost_per_lead = np.float32(report["Cost"].sum() / report["Leads"].sum())
